using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Writes rows into objects.</summary>
internal sealed class RowReader<TRow> where TRow : class
{
    private readonly Action<TRow>[] _setters;

    public RowReader(DataViewRow row, MemberColumn[] columns) =>
        _setters = [.. columns.Select(column => Setter(row, column))];

    /// <summary>The members that have a column; each must fit its type.</summary>
    public static MemberColumn[] Bind(DataViewSchema schema, SchemaDefinition definition, bool ignoreMissing)
    {
        var bound = new List<MemberColumn>();
        foreach (MemberColumn member in MemberColumn.Of(typeof(TRow), definition, SchemaDefinition.Direction.Write))
        {
            if (schema.GetColumnOrNull(member.Name) is not { } column)
            {
                if (!ignoreMissing)
                    throw Check.Missing("Schema", "", member.Name);
                continue;
            }
            bool sameShape = column.Type is VectorDataViewType == member.Type is VectorDataViewType;
            Check.That(
                sameShape && DataTypes.ItemOf(column.Type).RawType == DataTypes.ItemOf(member.Type).RawType,
                $"Can't bind the IDataView column '{column.Name}' of type '{column.Type}' to field or property " +
                $"'{member.Member.Name}' of type '{member.ValueType.FullName}'.");
            bound.Add(member);
        }
        return [.. bound];
    }

    public void Fill(TRow row)
    {
        foreach (Action<TRow> setter in _setters)
            setter(row);
    }

    private static Action<TRow> Setter(DataViewRow row, MemberColumn member)
    {
        DataViewSchema.Column column = row.Schema[member.Name];
        Type type = member.ValueType;
        if (type == typeof(string))
            return Text(row.GetGetter<ReadOnlyMemory<char>>(column), member.Writer<TRow, string>());
        if (type == typeof(string[]))
            return Texts(row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column), member.Writer<TRow, string[]>());
        return type.IsArray
            ? Check.Generic<Action<TRow>>(Array<int>, type.GetElementType(), row, column, member)
            : Check.Generic<Action<TRow>>(Value<int>, type, row, column, member);
    }

    private static Action<TRow> Text(ValueGetter<ReadOnlyMemory<char>> get, Action<TRow, string> write)
    {
        ReadOnlyMemory<char> value = default;
        return row =>
        {
            get(ref value);
            write(row, value.ToString());
        };
    }

    private static Action<TRow> Texts(
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> get, Action<TRow, string[]> write)
    {
        VBuffer<ReadOnlyMemory<char>> value = default;
        return row =>
        {
            get(ref value);
            write(row, [.. value.DenseValues().Select(text => text.ToString())]);
        };
    }

    private static Action<TRow> Array<T>(DataViewRow row, DataViewSchema.Column column, MemberColumn member)
    {
        ValueGetter<VBuffer<T>> get = row.GetGetter<VBuffer<T>>(column);
        Action<TRow, T[]> write = member.Writer<TRow, T[]>();
        VBuffer<T> value = default;
        return target =>
        {
            get(ref value);
            var items = new T[value.Length];
            value.CopyTo(items);
            write(target, items);
        };
    }

    private static Action<TRow> Value<T>(DataViewRow row, DataViewSchema.Column column, MemberColumn member)
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        Action<TRow, T> write = member.Writer<TRow, T>();
        return target =>
        {
            // A fresh value each time: vectors must not share their arrays between objects.
            T value = default;
            get(ref value);
            write(target, value);
        };
    }
}
