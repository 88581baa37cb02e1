using Microsoft.ML;

namespace MlNetGenomics.Rows;

/// <summary>A table with the columns of a mapping added, made one row at a time.</summary>
internal sealed class MappedDataView(IDataView source, RowMapping mapping) : IDataView
{
    public bool CanShuffle => source.CanShuffle;

    public DataViewSchema Schema => mapping.OutputSchema;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        bool[] active = mapping.Active(columnsNeeded);
        return new MappedCursor(mapping, source.GetRowCursor(mapping.Needed(active), rand), active);
    }

    public DataViewRowCursor[] GetRowCursorSet(
        IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        bool[] active = mapping.Active(columnsNeeded);
        return [.. source.GetRowCursorSet(mapping.Needed(active), n, rand)
            .Select(input => new MappedCursor(mapping, input, active))];
    }
}
