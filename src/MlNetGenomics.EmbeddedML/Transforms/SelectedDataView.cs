using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Some columns of a table.</summary>
internal sealed class SelectedDataView(IDataView source, SelectedRows rows) : IDataView
{
    public bool CanShuffle => source.CanShuffle;

    public DataViewSchema Schema => rows.OutputSchema;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        bool[] active = Rows.Active(Schema, columnsNeeded);
        DataViewRowCursor input = source.GetRowCursor(
            rows.GetDependencies(Schema.Where(column => active[column.Index])), rand);
        return new MappedCursor(input, Schema, rows.Getters(input, active), null);
    }

    public DataViewRowCursor[] GetRowCursorSet(
        IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        Rows.One(GetRowCursor(columnsNeeded, rand));
}
