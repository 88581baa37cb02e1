using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>
/// A mapper bound to a schema. An added column goes to the end, or after the last column of the same
/// name, which it hides.
/// </summary>
internal sealed class MappedRows : IRowToRowMapper
{
    private readonly RowMapper _mapper;

    // For each output column: the input column it is, or the complement of the added column it is.
    private readonly int[] _sources;

    public MappedRows(RowMapper mapper)
    {
        _mapper = mapper;
        DataViewSchema.DetachedColumn[] added = mapper.GetOutputColumns();
        var columns = mapper.InputSchema.Select(column => new DataViewSchema.DetachedColumn(column)).ToList();
        var sources = Enumerable.Range(0, columns.Count).ToList();
        for (int i = 0; i < added.Length; i++)
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
    }

    public DataViewSchema InputSchema => _mapper.InputSchema;

    public DataViewSchema OutputSchema { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        bool[] active = Rows.Active(OutputSchema, dependingColumns);
        var needed = new HashSet<int>(_mapper.GetDependencies(ActiveAdded(active)));
        for (int i = 0; i < _sources.Length; i++)
        {
            if (active[i] && _sources[i] >= 0)
                needed.Add(_sources[i]);
        }
        return InputSchema.Where(column => needed.Contains(column.Index));
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        Check.Value(input, nameof(input));
        Check.That(
            input.Schema == InputSchema,
            "Schema of input row must be the same as the schema the mapper is bound to");
        Delegate[] getters = Getters(input, Rows.Active(OutputSchema, activeColumns), out Action disposer);
        return new MappedRow(input, OutputSchema, getters, disposer);
    }

    /// <summary>A getter for each active output column, null for the others.</summary>
    public Delegate[] Getters(DataViewRow input, bool[] active, out Action disposer)
    {
        Delegate[] added = _mapper.CreateGetters(input, ActiveAdded(active), out disposer);
        return [.. _sources.Select((source, i) => !active[i] ? null
            : source < 0 ? added[~source]
            : input.IsColumnActive(InputSchema[source]) ? Rows.Getter(input, InputSchema[source]) : null)];
    }

    private Func<int, bool> ActiveAdded(bool[] active) => added => active[Array.IndexOf(_sources, ~added)];
}
