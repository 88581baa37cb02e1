using Microsoft.ML;

namespace MlNetGenomics.Rows;

/// <summary>Columns added to a row, made of one or more columns of the row.</summary>
internal abstract class RowMapping
{
    // For each output column: the input column it is, or the complement of the added column it is.
    private readonly int[] _sources;

    /// <summary>
    /// Binds to a schema. An added column goes to the end, or after the last column of its name, which
    /// it hides, as ML.NET's own do.
    /// </summary>
    protected RowMapping(
        DataViewSchema inputSchema, DataViewSchema.Column source, IReadOnlyList<DataViewSchema.DetachedColumn> added)
        : this(inputSchema, [source], added)
    {
    }

    /// <summary>Binds to a schema, with added columns that are made of several.</summary>
    protected RowMapping(
        DataViewSchema inputSchema,
        IReadOnlyList<DataViewSchema.Column> readColumns,
        IReadOnlyList<DataViewSchema.DetachedColumn> added)
    {
        InputSchema = inputSchema;
        ReadColumns = readColumns;
        var columns = inputSchema.Select(column => new DataViewSchema.DetachedColumn(column)).ToList();
        var sources = Enumerable.Range(0, columns.Count).ToList();
        for (int i = 0; i < added.Count; i++)
        {
            int same = columns.FindLastIndex(column => column.Name == added[i].Name);
            int at = same < 0 ? columns.Count : same + 1;
            columns.Insert(at, added[i]);
            sources.Insert(at, ~i);
        }
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(columns);
        OutputSchema = builder.ToSchema();
        _sources = [.. sources];
        AddedCount = added.Count;
    }

    /// <summary>Columns of the input.</summary>
    public DataViewSchema InputSchema { get; }

    /// <summary>Columns of the output.</summary>
    public DataViewSchema OutputSchema { get; }

    /// <summary>The columns that the added ones are made of.</summary>
    public IReadOnlyList<DataViewSchema.Column> ReadColumns { get; }

    /// <summary>The first of them.</summary>
    public DataViewSchema.Column Source => ReadColumns[0];

    /// <summary>Number of columns added.</summary>
    public int AddedCount { get; }

    /// <summary>The input column, or the complement of the added column, that an output column is.</summary>
    public int SourceOf(int outputColumn) => _sources[outputColumn];

    /// <summary>Getters of the added columns that are active, null for the others; one row at a time.</summary>
    public abstract Delegate?[] CreateGetters(DataViewRow input, bool[] activeAdded);

    /// <summary>Which output columns are named.</summary>
    public bool[] Active(IEnumerable<DataViewSchema.Column> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var active = new bool[OutputSchema.Count];
        foreach (DataViewSchema.Column column in columns)
            active[column.Index] = true;
        return active;
    }

    /// <summary>Which added columns are active.</summary>
    public bool[] ActiveAdded(bool[] active)
    {
        var added = new bool[AddedCount];
        for (int i = 0; i < active.Length; i++)
        {
            if (active[i] && _sources[i] < 0)
                added[~_sources[i]] = true;
        }
        return added;
    }

    /// <summary>The input columns that active output columns need.</summary>
    public IEnumerable<DataViewSchema.Column> Needed(bool[] active)
    {
        var needed = new bool[InputSchema.Count];
        for (int i = 0; i < active.Length; i++)
        {
            if (!active[i])
                continue;
            if (_sources[i] >= 0)
                needed[_sources[i]] = true;
            else
            {
                foreach (DataViewSchema.Column column in ReadColumns)
                    needed[column.Index] = true;
            }
        }
        return InputSchema.Where(column => needed[column.Index]);
    }
}
