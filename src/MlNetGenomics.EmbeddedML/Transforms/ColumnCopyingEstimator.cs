using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Copies a column under another name.</summary>
public sealed class ColumnCopyingEstimator : TrivialEstimator<ColumnCopyingTransformer>
{
    internal ColumnCopyingEstimator(string outputColumnName, string inputColumnName)
        : base(new ColumnCopyingTransformer(outputColumnName, inputColumnName))
    {
    }

    /// <inheritdoc/>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        if (!inputSchema.TryFindColumn(Transformer.InputColumn, out SchemaShape.Column source))
            throw Check.Missing(nameof(inputSchema), "input", Transformer.InputColumn);
        return inputSchema.With([new SchemaShape.Column(
            Transformer.OutputColumn, source.Kind, source.ItemType, source.IsKey, source.Annotations)]);
    }
}
