using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A table of objects, read anew by every cursor.</summary>
internal sealed class EnumerableDataView<TRow>(IEnumerable<TRow> rows, MemberColumn[] columns) : IDataView
    where TRow : class
{
    public bool CanShuffle => false;

    public DataViewSchema Schema { get; } = MemberColumn.SchemaOf(columns);

    public long? GetRowCount() => (rows as ICollection<TRow>)?.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null) =>
        new Cursor(this, rows, columns, Rows.Active(Schema, columnsNeeded));

    public DataViewRowCursor[] GetRowCursorSet(
        IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        Rows.One(GetRowCursor(columnsNeeded, rand));

    private sealed class Cursor : RootCursor
    {
        private readonly IEnumerator<TRow> _rows;

        public Cursor(EnumerableDataView<TRow> view, IEnumerable<TRow> rows, MemberColumn[] columns, bool[] active)
            : base(view.Schema)
        {
            _rows = rows.GetEnumerator();
            for (int i = 0; i < columns.Length; i++)
            {
                if (active[i])
                    SetGetter(i, ObjectGetters.Create(columns[i], Current));
            }
        }

        protected override bool MoveNextCore()
        {
            if (!_rows.MoveNext())
                return false;
            Check.That(
                _rows.Current is not null, "Encountered null when iterating over data, this is not supported.");
            return true;
        }

        protected override void DisposeCore() => _rows.Dispose();

        private TRow Current()
        {
            CheckGood();
            return _rows.Current;
        }
    }
}
