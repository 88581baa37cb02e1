using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Onnx.Import;

/// <summary>Which reader an operator has.</summary>
internal static class GraphOperators
{
    /// <summary>What is known of the value that an operator makes.</summary>
    /// <param name="node">The operator, its inputs known.</param>
    /// <exception cref="GenomicsException">The operator, or how it is used, is not that of a network.</exception>
    public static TracedValue Read(GraphNode node)
    {
        if (node.Domain is not ("" or "ai.onnx"))
        {
            return (node.Domain, node.Type) switch
            {
                (OnnxGraphBuilder.RuntimeDomain, "Tokenizer") => TextOperators.Tokenize(node),
                (OnnxGraphBuilder.MachineLearningDomain, "LabelEncoder") => TextOperators.EncodeLabels(node),
                _ => throw node.Wrong($"operators of {node.Domain} are not supported"),
            };
        }
        if (ElementOperators.FunctionOf(node.Type) is ActivationFunction function)
            return ElementOperators.Activate(node, function);
        return node.Type switch
        {
            "Add" => MergingOperators.Add(node),
            "BatchNormalization" => ScalingOperators.Normalize(node),
            "Cast" => ElementOperators.Cast(node),
            "Concat" when node.Input(0) is TrackValue => MergingOperators.Concatenate(node),
            "Concat" => ConstantOperators.Concatenate(node),
            "Constant" => ConstantOperators.Constant(node),
            "Conv" => WindowOperators.Convolve(node),
            "Div" => ScalingOperators.Divide(node),
            "Dropout" => ElementOperators.Drop(node),
            "Flatten" => ShapingOperators.Flatten(node),
            "Gather" => ShapingOperators.Gather(node),
            "Gemm" => DenseOperators.Gemm(node),
            "GlobalMaxPool" => WindowOperators.PoolGlobally(node),
            "Identity" => ElementOperators.Same(node),
            "MatMul" => DenseOperators.Multiply(node),
            "Max" => MergingOperators.Maximum(node),
            "MaxPool" => WindowOperators.Pool(node),
            "Mul" => ScalingOperators.Multiply(node),
            "ReduceMax" => WindowOperators.ReduceMaximum(node),
            "Reshape" => ShapingOperators.Reshape(node),
            "Shape" => ConstantOperators.Shape(node),
            "Slice" => ShapingOperators.Slice(node),
            "Squeeze" => ShapingOperators.Squeeze(node),
            "Sub" => ScalingOperators.Subtract(node),
            "Transpose" => ShapingOperators.Transpose(node),
            "Unsqueeze" => ShapingOperators.Unsqueeze(node),
            _ => throw node.Wrong("this operator is not supported in a network"),
        };
    }
}
