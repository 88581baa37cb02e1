using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A cursor in step with another one, with getters of its own.</summary>
internal sealed class MappedCursor(
    DataViewRowCursor input, DataViewSchema schema, Delegate[] getters, Action disposer) : DataViewRowCursor
{
    private bool _disposed;

    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override DataViewSchema Schema => schema;

    public override bool MoveNext() => !_disposed && input.MoveNext();

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => getters[column.Index] is not null;

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Check.That(IsColumnActive(column), $"Column '{column.Name}' is not active");
        return Rows.Typed<TValue>(getters[column.Index]);
    }

    protected override void Dispose(bool disposing)
    {
        if (_disposed)
            return;
        _disposed = true;
        disposer?.Invoke();
        input.Dispose();
    }
}
