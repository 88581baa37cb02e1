namespace Microsoft.ML.Data;

/// <summary>Adds columns to a row, each made of the row's own columns.</summary>
internal abstract class RowMapper(DataViewSchema inputSchema)
{
    public DataViewSchema InputSchema => inputSchema;

    /// <summary>The columns added.</summary>
    public abstract DataViewSchema.DetachedColumn[] GetOutputColumns();

    /// <summary>Indices of the input columns that the active outputs need.</summary>
    public abstract IEnumerable<int> GetDependencies(Func<int, bool> activeOutput);

    /// <summary>A getter for each active output, null for the others.</summary>
    public abstract Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action disposer);

    /// <summary>The input column of a name.</summary>
    protected DataViewSchema.Column Find(string name, string role = "input") =>
        inputSchema.GetColumnOrNull(name) ?? throw Runtime.Check.Missing(nameof(inputSchema), role, name);
}
