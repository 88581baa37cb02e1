using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Joins columns of one item type into a vector.</summary>
public sealed class ColumnConcatenatingEstimator : IEstimator<ITransformer>
{
    private readonly string _name;
    private readonly string[] _sources;

    internal ColumnConcatenatingEstimator(string outputColumnName, string[] inputColumnNames)
    {
        _name = Check.NonEmpty(outputColumnName, nameof(outputColumnName));
        _sources = Check.Value(inputColumnNames, nameof(inputColumnNames));
        Check.Param(_sources.All(source => !string.IsNullOrEmpty(source)), nameof(inputColumnNames));
    }

    /// <inheritdoc/>
    public ITransformer Fit(IDataView input)
    {
        Check.Value(input, nameof(input));
        return new ColumnConcatenatingTransformer(_name, _sources);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        var sources = new List<SchemaShape.Column>();
        foreach (string name in _sources)
        {
            if (!inputSchema.TryFindColumn(name, out SchemaShape.Column source))
                throw Check.Missing(nameof(inputSchema), "input", name);
            if (sources.Count > 0 && !sources[0].ItemType.Equals(source.ItemType))
                throw Check.Mismatch(
                    nameof(inputSchema), "input", name, sources[0].ItemType.ToString(), source.ItemType.ToString());
            sources.Add(source);
        }
        bool isVariable = sources.Any(source => source.Kind == SchemaShape.Column.VectorKind.VariableVector);
        return inputSchema.With([new SchemaShape.Column(
            _name,
            isVariable ? SchemaShape.Column.VectorKind.VariableVector : SchemaShape.Column.VectorKind.Vector,
            sources[0].ItemType,
            false)]);
    }
}
