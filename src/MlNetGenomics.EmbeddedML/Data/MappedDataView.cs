namespace Microsoft.ML.Data;

/// <summary>A table with columns added to those of another.</summary>
internal sealed class MappedDataView(IDataView source, RowMapper mapper) : IDataView
{
    private readonly MappedRows _rows = new(mapper);

    public bool CanShuffle => source.CanShuffle;

    public DataViewSchema Schema => _rows.OutputSchema;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        bool[] active = Rows.Active(Schema, columnsNeeded);
        DataViewRowCursor input = source.GetRowCursor(
            _rows.GetDependencies(Schema.Where(column => active[column.Index])), rand);
        Delegate[] getters = _rows.Getters(input, active, out Action disposer);
        return new MappedCursor(input, Schema, getters, disposer);
    }

    public DataViewRowCursor[] GetRowCursorSet(
        IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        Rows.One(GetRowCursor(columnsNeeded, rand));
}
