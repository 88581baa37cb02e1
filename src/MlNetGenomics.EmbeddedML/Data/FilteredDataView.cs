namespace Microsoft.ML.Data;

/// <summary>Some rows of a table, chosen anew by every cursor.</summary>
/// <param name="source">The table.</param>
/// <param name="extraColumns">Columns that choosing needs.</param>
/// <param name="makeFilter">
/// Makes what chooses: called after each move of a cursor over the table; null ends the reading.
/// </param>
/// <param name="rowCount">Number of rows chosen, where it is known.</param>
internal sealed class FilteredDataView(
    IDataView source,
    DataViewSchema.Column[] extraColumns,
    Func<DataViewRow, Func<bool?>> makeFilter,
    Func<long?> rowCount = null) : IDataView
{
    public bool CanShuffle => false;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => rowCount?.Invoke();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        bool[] active = Rows.Active(Schema, columnsNeeded);
        bool[] needed = Rows.Active(Schema, Schema.Where(column => active[column.Index]).Concat(extraColumns));
        DataViewRowCursor input = source.GetRowCursor(Schema.Where(column => needed[column.Index]));
        return new Cursor(input, active, makeFilter(input));
    }

    public DataViewRowCursor[] GetRowCursorSet(
        IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        Rows.One(GetRowCursor(columnsNeeded, rand));

    private sealed class Cursor : RootCursor
    {
        private readonly DataViewRowCursor _input;
        private readonly Func<bool?> _filter;

        public Cursor(DataViewRowCursor input, bool[] active, Func<bool?> filter) : base(input.Schema)
        {
            _input = input;
            _filter = filter;
            for (int i = 0; i < active.Length; i++)
            {
                if (active[i])
                    SetGetter(i, Rows.Getter(input, input.Schema[i]));
            }
        }

        public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

        protected override bool MoveNextCore()
        {
            while (_input.MoveNext())
            {
                bool? chosen = _filter();
                if (chosen is null)
                    return false;
                if (chosen.Value)
                    return true;
            }
            return false;
        }

        protected override void DisposeCore() => _input.Dispose();
    }
}
