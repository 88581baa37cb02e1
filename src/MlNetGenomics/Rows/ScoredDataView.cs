using Microsoft.ML;

namespace MlNetGenomics.Rows;

/// <summary>A table with columns of scores, made ahead of the reader where they are read.</summary>
internal sealed class ScoredDataView<TScores>(IDataView source, ScoredRowMapping<TScores> mapping) : IDataView
{
    public bool CanShuffle => source.CanShuffle;

    public DataViewSchema Schema => mapping.OutputSchema;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        bool[] active = mapping.Active(columnsNeeded);
        DataViewRowCursor input = source.GetRowCursor(mapping.Needed(active), rand);
        return mapping.ActiveAdded(active).Contains(true)
            ? new LookAheadCursor<TScores>(mapping, input, active)
            : new MappedCursor(mapping, input, active);
    }

    // One cursor: it works on several threads by itself.
    public DataViewRowCursor[] GetRowCursorSet(
        IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];
}
