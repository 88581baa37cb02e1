using Microsoft.ML;
using Microsoft.ML.Data;

namespace MlNetGenomics.Experiments;

/// <summary>Some rows of a table, in its order.</summary>
/// <param name="source">The table.</param>
/// <param name="isSelected">Which of its rows.</param>
internal sealed class SelectedRowsDataView(IDataView source, bool[] isSelected) : IDataView
{
    public bool CanShuffle => false;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => isSelected.Count(row => row);

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(source.GetRowCursor(columnsNeeded), isSelected);

    public DataViewRowCursor[] GetRowCursorSet(
        IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(DataViewRowCursor input, bool[] isSelected) : DataViewRowCursor
    {
        private long _source = -1;
        private long _position = -1;

        public override long Position => _position;

        public override long Batch => 0;

        public override DataViewSchema Schema => input.Schema;

        public override bool MoveNext()
        {
            while (input.MoveNext())
            {
                _source++;
                if (_source < isSelected.Length && isSelected[_source])
                {
                    _position++;
                    return true;
                }
            }
            _position = -1;
            return false;
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => input.IsColumnActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => input.GetGetter<TValue>(column);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();
        }
    }
}
