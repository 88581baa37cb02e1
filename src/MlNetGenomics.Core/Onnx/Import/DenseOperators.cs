using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Onnx.Import;

/// <summary>Gemm and MatMul.</summary>
internal static class DenseOperators
{
    public static TrackValue Gemm(GraphNode node)
    {
        node.Settings("alpha", "beta", "transA", "transB");
        node.Require("transA", 0);
        foreach (string factor in (string[])["alpha", "beta"])
        {
            if (node.Float(factor, 1) is float found && found != 1)
                throw node.Wrong($"{factor} is {found}, only 1 is supported");
        }
        TrackValue x = node.PlainTrack();
        if (x.Layout.Rank != 1)
            throw node.Wrong($"its input has {x.Layout.Rank + 1} axes, expected 2");
        OnnxTensor matrix = Matrix(node);
        float[] weights = node.Floats(matrix, "weights");
        (int inputs, int units) = (matrix.Dimensions[0], matrix.Dimensions[1]);
        if (node.Int("transB", 0) != 0)
        {
            node.Take(weights.Length);
            weights = TensorAxes.Transpose<float>(weights, [inputs, units], [1, 0]);
            (inputs, units) = (units, inputs);
        }
        float[]? bias = node.Input(2) is null ? null : Bias(node, units);
        return Dense(node, x, weights, inputs, units, bias);
    }

    public static TrackValue Multiply(GraphNode node)
    {
        node.Settings();
        TrackValue x = node.PlainTrack();
        OnnxTensor matrix = Matrix(node);
        float[] weights = node.Floats(matrix, "weights");
        (int inputs, int units) = (matrix.Dimensions[0], matrix.Dimensions[1]);
        int last = x.Layout.Rank - 1;
        if (last < 0)
            throw node.Wrong("its input has no axis but the sequences'");
        if (x.Shape.Positions == 1 || x.Layout.Size(last) == x.Shape.Size)
            return Dense(node, x, weights, inputs, units, bias: null);
        // The same at every position: a convolution of one.
        if (!x.Layout.Is(last, TrackLayout.Channels(x.Shape)) || inputs != x.Shape.Channels)
            throw node.Wrong($"its {inputs} x {units} weights do not multiply the channels of its input");
        TracedLayer chain = node.Append(x.Chain, new Convolution(units, 1) { Bias = false }, weights);
        return new TrackValue(chain, new TrackLayout(x.Layout.Axes.Select(
            (axis, i) => i == last ? TrackLayout.Channels(chain.Output)
                : axis.Length == 0 ? axis : TrackLayout.Positions(chain.Output))));
    }

    private static TrackValue Dense(
        GraphNode node, TrackValue x, float[] weights, int inputs, int units, float[]? bias)
    {
        int last = x.Layout.Rank - 1;
        if (x.Layout.Size(last) != x.Shape.Size || inputs != x.Shape.Size)
            throw node.Wrong($"its weights take {inputs} numbers, its input has {x.Shape.Size} in its last axis");
        float[] ordered = TrackOrder.Ordered(node, x.Layout, last, weights, units);
        TracedLayer chain = node.Append(
            TrackOrder.AsVector(node, x).Chain, new Dense(units) { Bias = bias is not null },
            bias is null ? [ordered] : [ordered, bias]);
        return new TrackValue(chain, x.Layout.With(last, TrackLayout.Channels(chain.Output)));
    }

    private static OnnxTensor Matrix(GraphNode node)
    {
        OnnxTensor matrix = node.Constant(1, "weights");
        return matrix.Dimensions.Length == 2 && matrix.Count > 0
            ? matrix
            : throw node.Wrong($"its weights have shape [{string.Join(',', matrix.Dimensions)}], expected two axes");
    }

    private static float[] Bias(GraphNode node, int units)
    {
        OnnxTensor tensor = node.Constant(2, "biases");
        float[] values = node.Floats(tensor, "biases");
        if (values.Length == units && tensor.Dimensions.Take(tensor.Dimensions.Length - 1).All(size => size == 1))
            return values;
        if (values.Length != 1)
        {
            throw node.Wrong(
                $"its biases have shape [{string.Join(',', tensor.Dimensions)}], expected [{units}]");
        }
        node.Take(units);
        var all = new float[units];
        Array.Fill(all, values[0]);
        return all;
    }
}
