using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A row with getters of its own.</summary>
internal sealed class MappedRow(DataViewRow input, DataViewSchema schema, Delegate[] getters, Action disposer)
    : DataViewRow
{
    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override DataViewSchema Schema => schema;

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => getters[column.Index] is not null;

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Check.That(IsColumnActive(column), $"Column '{column.Name}' is not active");
        return Rows.Typed<TValue>(getters[column.Index]);
    }

    protected override void Dispose(bool disposing)
    {
        disposer?.Invoke();
        input.Dispose();
    }
}
