using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Columns made by a function from object to object.</summary>
public sealed class CustomMappingEstimator<TSrc, TDst> : TrivialEstimator<CustomMappingTransformer<TSrc, TDst>>
    where TSrc : class, new()
    where TDst : class, new()
{
    internal CustomMappingEstimator(
        Action<TSrc, TDst> mapAction, string contractName, SchemaDefinition input, SchemaDefinition output)
        : base(new CustomMappingTransformer<TSrc, TDst>(mapAction, contractName, input, output))
    {
    }

    /// <inheritdoc/>
    public override SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        foreach (MemberColumn member in Transformer.InputColumns)
        {
            if (!inputSchema.TryFindColumn(member.Name, out SchemaShape.Column column))
                throw Check.Missing(nameof(inputSchema), "input", member.Name);
            SchemaShape.Column expected = SchemaShape.Shape(member.Name, member.Type, null);
            bool fits = expected.Kind == column.Kind ||
                (expected.Kind == SchemaShape.Column.VectorKind.VariableVector &&
                    column.Kind == SchemaShape.Column.VectorKind.Vector);
            if (!fits || expected.ItemType != column.ItemType || expected.IsKey != column.IsKey)
                throw Check.Mismatch(
                    nameof(inputSchema), "input", member.Name, member.Type.ToString(), column.TypeString);
        }
        return inputSchema.With(
            Transformer.OutputColumns.Select(member => SchemaShape.Shape(member.Name, member.Type, null)));
    }
}
