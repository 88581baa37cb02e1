using Microsoft.ML.Data;

namespace Microsoft.ML.Transforms;

/// <summary>Some columns of a row.</summary>
internal sealed class SelectedRows : IRowToRowMapper
{
    private readonly DataViewSchema.Column[] _sources;

    public SelectedRows(DataViewSchema inputSchema, DataViewSchema.Column[] sources)
    {
        InputSchema = inputSchema;
        _sources = sources;
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(sources);
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        bool[] active = Rows.Active(OutputSchema, dependingColumns);
        var needed = new HashSet<int>(_sources.Where((_, i) => active[i]).Select(source => source.Index));
        return InputSchema.Where(column => needed.Contains(column.Index));
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns) =>
        new MappedRow(input, OutputSchema, Getters(input, Rows.Active(OutputSchema, activeColumns)), null);

    public Delegate[] Getters(DataViewRow input, bool[] active) =>
        [.. _sources.Select((source, i) =>
            active[i] && input.IsColumnActive(source) ? Rows.Getter(input, source) : null)];
}
