using System.Collections;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A table that keeps each column in memory once it has been asked for.</summary>
internal sealed class CacheDataView(IDataView source) : IDataView
{
    private readonly object _lock = new();
    private readonly IList[] _columns = new IList[source.Schema.Count];
    private readonly List<DataViewRowId> _ids = [];
    private bool _read;

    public bool CanShuffle => true;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => _read ? _ids.Count : source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        bool[] active = Rows.Active(Schema, columnsNeeded);
        Fill(active);
        int[] order = null;
        if (rand is not null)
        {
            order = [.. Enumerable.Range(0, _ids.Count)];
            rand.Shuffle(order);
        }
        return new Cursor(this, active, order);
    }

    public DataViewRowCursor[] GetRowCursorSet(
        IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null) =>
        Rows.One(GetRowCursor(columnsNeeded, rand));

    private void Fill(bool[] active)
    {
        lock (_lock)
        {
            DataViewSchema.Column[] missing =
                [.. Schema.Where(column => active[column.Index] && _columns[column.Index] is null)];
            if (_read && missing.Length == 0)
                return;
            var lists = new IList[missing.Length];
            var add = new Action[missing.Length];
            using DataViewRowCursor cursor = source.GetRowCursor(missing);
            for (int i = 0; i < missing.Length; i++)
            {
                (lists[i], add[i]) = Check.Generic<(IList, Action)>(
                    Keep<int>, missing[i].Type.RawType, cursor, missing[i]);
            }
            ValueGetter<DataViewRowId> id = cursor.GetIdGetter();
            while (cursor.MoveNext())
            {
                foreach (Action addValue in add)
                    addValue();
                if (_read)
                    continue;
                DataViewRowId value = default;
                id(ref value);
                _ids.Add(value);
            }
            _read = true;
            for (int i = 0; i < missing.Length; i++)
                _columns[missing[i].Index] = lists[i];
        }
    }

    private static (IList, Action) Keep<T>(DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        var values = new List<T>();
        return (values, Add);

        void Add()
        {
            T value = default;
            get(ref value);
            values.Add(value);
        }
    }

    private sealed class Cursor : RootCursor
    {
        private readonly List<DataViewRowId> _ids;
        private readonly int[] _order;

        public Cursor(CacheDataView view, bool[] active, int[] order) : base(view.Schema)
        {
            _ids = view._ids;
            _order = order;
            for (int i = 0; i < active.Length; i++)
            {
                if (active[i])
                    SetGetter(i, MakeGetter(view._columns[i], view.Schema[i].Type));
            }
        }

        protected override long RowNumber => _order is null ? Position : _order[Position];

        public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) =>
        {
            CheckGood();
            id = _ids[(int)RowNumber];
        };

        protected override bool MoveNextCore() => Position + 1 < _ids.Count;

        protected override void DisposeCore()
        {
        }

        private Delegate MakeGetter(IList values, DataViewType type) => type is VectorDataViewType vector
            ? Check.Generic<Delegate>(VectorGetter<int>, vector.ItemType.RawType, values)
            : Check.Generic<Delegate>(ValueGetter<int>, type.RawType, values);

        private Delegate VectorGetter<T>(IList values)
        {
            var typed = (List<VBuffer<T>>)values;
            return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
            {
                CheckGood();
                typed[(int)RowNumber].CopyTo(ref value);
            });
        }

        private Delegate ValueGetter<T>(IList values)
        {
            var typed = (List<T>)values;
            return (ValueGetter<T>)((ref T value) =>
            {
                CheckGood();
                value = typed[(int)RowNumber];
            });
        }
    }
}
