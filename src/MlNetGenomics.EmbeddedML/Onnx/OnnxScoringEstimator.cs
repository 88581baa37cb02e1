using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Onnx;

/// <summary>An ONNX model.</summary>
public sealed class OnnxScoringEstimator : TrivialEstimator<OnnxTransformer>
{
    internal OnnxScoringEstimator(OnnxTransformer transformer) : base(transformer)
    {
    }

    /// <inheritdoc/>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        foreach (OnnxValue input in Transformer.Inputs)
        {
            if (!inputSchema.TryFindColumn(input.Name, out SchemaShape.Column column))
                throw Check.Missing(nameof(inputSchema), "input", input.Name);
            if (column.ItemType != input.ItemType)
                throw Check.Mismatch(
                    nameof(inputSchema), "input", input.Name, input.ItemType.ToString(), column.ItemType.ToString());
        }
        // By the outputs' own names: that a column's may differ shows in the real schema only, as in ML.NET.
        return inputSchema.With(
            Transformer.Outputs.Select(output => SchemaShape.Shape(output.Name, output.ColumnType, null)));
    }
}
