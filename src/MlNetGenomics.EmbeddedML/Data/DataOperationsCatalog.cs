using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Reading, splitting and filtering data.</summary>
public sealed partial class DataOperationsCatalog
{
    private readonly Host _host;

    internal DataOperationsCatalog(Host host) => _host = host;

    /// <summary>A table of objects, one row an object, one column a public field or property.</summary>
    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, SchemaDefinition schemaDefinition = null)
        where TRow : class
    {
        Check.Value(data, nameof(data));
        return new EnumerableDataView<TRow>(
            data, MemberColumn.Of(typeof(TRow), schemaDefinition, SchemaDefinition.Direction.Read));
    }

    /// <summary>Reads a table as objects.</summary>
    /// <param name="data">The table.</param>
    /// <param name="reuseRowObject">Whether the same object is given for each row.</param>
    /// <param name="ignoreMissingColumns">Whether members without a column are left alone rather than an error.</param>
    /// <param name="schemaDefinition">Columns of the type, or null.</param>
    public IEnumerable<TRow> CreateEnumerable<TRow>(
        IDataView data,
        bool reuseRowObject,
        bool ignoreMissingColumns = false,
        SchemaDefinition schemaDefinition = null)
        where TRow : class, new()
    {
        Check.Value(data, nameof(data));
        MemberColumn[] columns = RowReader<TRow>.Bind(data.Schema, schemaDefinition, ignoreMissingColumns);
        return Read<TRow>(data, columns, reuseRowObject);
    }

    /// <summary>The table, which keeps what has been read of it in memory.</summary>
    public IDataView Cache(IDataView input, params string[] columnsToPrefetch)
    {
        Check.Value(input, nameof(input));
        foreach (string column in columnsToPrefetch ?? [])
        {
            if (input.Schema.GetColumnOrNull(column) is null)
                throw Check.Missing(nameof(columnsToPrefetch), "prefetch", column);
        }
        return new CacheDataView(input);
    }

    /// <summary>The first rows.</summary>
    public IDataView TakeRows(IDataView input, long count)
    {
        Check.Value(input, nameof(input));
        Check.Param(count > 0, nameof(count), "Must be greater than zero.");
        return new FilteredDataView(
            input, [], row => () => row.Position < count ? true : null,
            () => input.GetRowCount() is long rows ? Math.Min(rows, count) : null);
    }

    /// <summary>The rows after the first ones.</summary>
    public IDataView SkipRows(IDataView input, long count)
    {
        Check.Value(input, nameof(input));
        Check.Param(count > 0, nameof(count), "Must be greater than zero.");
        return new FilteredDataView(
            input, [], row => () => row.Position >= count,
            () => input.GetRowCount() is long rows ? Math.Max(rows - count, 0) : null);
    }

    /// <summary>The rows in random order.</summary>
    public IDataView ShuffleRows(
        IDataView input, int? seed = null, int shufflePoolSize = 1000, bool shuffleSource = true)
    {
        Check.Value(input, nameof(input));
        Check.Param(shufflePoolSize > 0, nameof(shufflePoolSize), "Must be positive");
        return new ShuffledDataView(input, seed ?? _host.Register("Shuffle").Rand.Next());
    }

    /// <summary>The rows in which a number is at least a lower bound and below an upper one.</summary>
    public IDataView FilterRowsByColumn(
        IDataView input, string columnName, double lowerBound = double.NegativeInfinity,
        double upperBound = double.PositiveInfinity)
    {
        Check.Value(input, nameof(input));
        Check.NonEmpty(columnName, nameof(columnName));
        Check.Param(lowerBound < upperBound, nameof(upperBound), "Must be less than lowerBound");
        DataViewSchema.Column column = input.Schema[columnName];
        if (column.Type != NumberDataViewType.Single && column.Type != NumberDataViewType.Double)
            throw Check.Mismatch(nameof(columnName), "filter", columnName, "number", column.Type.ToString());
        return new FilteredDataView(input, [column], row =>
        {
            Func<double> next = column.Type == NumberDataViewType.Single
                ? Read<float>(row, column)
                : Read<double>(row, column);
            return () => next() is var value && lowerBound <= value && value < upperBound;
        });
    }

    private static Func<double> Read<T>(DataViewRow row, DataViewSchema.Column column) where T : IConvertible
    {
        ValueGetter<T> get = row.GetGetter<T>(column);
        T value = default;
        return () =>
        {
            get(ref value);
            return value.ToDouble(null);
        };
    }

    private static IEnumerable<TRow> Read<TRow>(IDataView data, MemberColumn[] columns, bool reuseRowObject)
        where TRow : class, new()
    {
        using DataViewRowCursor cursor = data.GetRowCursor(columns.Select(column => data.Schema[column.Name]));
        var reader = new RowReader<TRow>(cursor, columns);
        TRow row = null;
        while (cursor.MoveNext())
        {
            if (row is null || !reuseRowObject)
                row = new TRow();
            reader.Fill(row);
            yield return row;
        }
    }
}
