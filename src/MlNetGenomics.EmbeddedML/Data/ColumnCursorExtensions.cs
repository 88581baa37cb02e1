using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Reads one column of a table.</summary>
public static class ColumnCursorExtensions
{
    /// <summary>The values of a column; text also as string, vectors also as arrays.</summary>
    public static IEnumerable<T> GetColumn<T>(this IDataView data, string columnName) =>
        GetColumn<T>(data, Check.Value(data, nameof(data)).Schema[columnName]);

    /// <summary>The values of a column; text also as string, vectors also as arrays.</summary>
    public static IEnumerable<T> GetColumn<T>(this IDataView data, DataViewSchema.Column column)
    {
        Check.Value(data, nameof(data));
        if (typeof(T) == column.Type.RawType)
            return Read<T, T>(data, column, value => value);
        if (typeof(T) == typeof(string) && column.Type is TextDataViewType)
            return Read<ReadOnlyMemory<char>, T>(data, column, value => (T)(object)value.ToString());
        if (typeof(T).IsArray && column.Type is VectorDataViewType vector)
        {
            Type item = typeof(T).GetElementType();
            if (item == vector.ItemType.RawType)
                return (IEnumerable<T>)Check.Generic<object>(Arrays<int>, item, data, column);
            if (item == typeof(string) && vector.ItemType is TextDataViewType)
                return Read<VBuffer<ReadOnlyMemory<char>>, T>(
                    data, column, value => (T)(object)value.DenseValues().Select(text => text.ToString()).ToArray());
        }
        throw new ArgumentOutOfRangeException(
            nameof(column),
            $"Cannot map column (name: {column.Name}, type: {column.Type}) in data to the user-defined type, " +
            $"{typeof(T)}.");
    }

    private static IEnumerable<T[]> Arrays<T>(IDataView data, DataViewSchema.Column column) =>
        Read<VBuffer<T>, T[]>(data, column, value => [.. value.DenseValues()]);

    private static IEnumerable<TResult> Read<TValue, TResult>(
        IDataView data, DataViewSchema.Column column, Func<TValue, TResult> convert)
    {
        using DataViewRowCursor cursor = data.GetRowCursor([column]);
        ValueGetter<TValue> get = cursor.GetGetter<TValue>(column);
        while (cursor.MoveNext())
        {
            TValue value = default;
            get(ref value);
            yield return convert(value);
        }
    }
}
