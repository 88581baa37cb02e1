using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Onnx.Import;

/// <summary>
/// What scales and shifts channels: BatchNormalization, and Add, Sub, Mul and Div with constants, as exporters write
/// biases and batch normalizations that they have worked out.
/// </summary>
internal static class ScalingOperators
{
    public static TrackValue Normalize(GraphNode node)
    {
        node.Settings("epsilon", "momentum", "spatial", "training_mode");
        node.Require("training_mode", 0);
        node.Require("spatial", 1);
        TrackValue x = TrackOrder.Flattened(node, node.PlainTrack());
        if (x.Layout.Rank == 0)
            throw node.Wrong("its input has no axis but the sequences'");
        int channels = x.Shape.Channels;
        if (x.Layout.Size(0) != channels || (x.Shape.Positions > 1 && !x.Layout.Is(0, TrackLayout.Channels(x.Shape))))
            throw node.Wrong("its second axis is not the channels of its input");
        string[] names = ["scale", "shift", "mean", "variance"];
        float[][] values =
        [
            .. names.Select((name, i) => TrackOrder.Ordered(node, x.Layout, 0, node.Vector(i + 1, name, channels), 1)),
        ];
        // As it was written: the nearest number of seven digits is not the one that was meant.
        double epsilon = Decimal(node.Float("epsilon", 1e-5f));
        if (values[3].Any(variance => !(variance + epsilon > 0)))
            throw node.Wrong("a variance is negative");
        double momentum = Decimal(node.Float("momentum", 0.9f));
        var layer = new BatchNormalization { Epsilon = epsilon };
        // Of use to training alone, and not always what the program trained with.
        if (momentum is >= 0 and < 1)
            layer = layer with { Momentum = momentum };
        return x with { Chain = node.Append(x.Chain, layer, values) };
    }

    /// <summary>Adds a constant, which may stand on either side.</summary>
    public static TrackValue Add(GraphNode node, int track) =>
        Shift(node, node.PlainTrack(track), 1 - track, value => value);

    public static TrackValue Subtract(GraphNode node)
    {
        node.Settings();
        return Shift(node, node.PlainTrack(), 1, value => -value);
    }

    public static TrackValue Multiply(GraphNode node)
    {
        node.Settings();
        int track = node.Input(0) is TrackValue ? 0 : 1;
        return Scale(node, node.PlainTrack(track), 1 - track, value => value);
    }

    public static TrackValue Divide(GraphNode node)
    {
        node.Settings();
        return Scale(node, node.PlainTrack(), 1, value => 1 / value);
    }

    private static TrackValue Scale(GraphNode node, TrackValue x, int constant, Func<float, float> of)
    {
        (x, float[] scale) = PerChannel(node, x, constant, of);
        return x with { Chain = Normalization(node, x.Chain, scale, new float[scale.Length]) };
    }

    private static TrackValue Shift(GraphNode node, TrackValue x, int constant, Func<float, float> of)
    {
        (x, float[] shift) = PerChannel(node, x, constant, of);
        TracedLayer chain = x.Chain;
        IReadOnlyList<float[]> values = chain.Values;
        TracedLayer shifted = chain.Layer switch
        {
            Convolution { Bias: false } layer =>
                node.Append(chain.Previous!, layer with { Bias = true }, [values[0], shift]),
            Dense { Bias: false } layer =>
                node.Append(chain.Previous!, layer with { Bias = true }, [values[0], shift]),
            Convolution or Dense => node.Append(chain.Previous!, chain.Layer, [values[0], Sum(values[1], shift)]),
            BatchNormalization layer =>
                node.Append(chain.Previous!, layer, [values[0], Sum(values[1], shift), values[2], values[3]]),
            _ => Normalization(node, chain, Filled(shift.Length, 1), shift),
        };
        return x with { Chain = shifted };
    }

    /// <summary>A scale and a shift as a batch normalization with mean 0 and variance (with epsilon) 1.</summary>
    private static TracedLayer Normalization(GraphNode node, TracedLayer chain, float[] scale, float[] shift)
    {
        var layer = new BatchNormalization();
        node.Take(4L * scale.Length);
        return node.Append(
            chain, layer,
            [scale, shift, new float[scale.Length], Filled(scale.Length, (float)(1 - layer.Epsilon))]);
    }

    /// <summary>A constant as one number a channel of the input, which it makes a vector where it must.</summary>
    private static (TrackValue Track, float[] Values) PerChannel(
        GraphNode node, TrackValue x, int input, Func<float, float> of)
    {
        OnnxTensor constant = node.Constant(input, "constant");
        float[] values = [.. node.Floats(constant, "its constant").Select(of)];
        if (values.Length == 0 || values.Any(value => !float.IsFinite(value)))
            throw node.Wrong("its constant holds nothing, or divides by 0");
        if (values.Length == 1 && constant.Dimensions.Length <= x.Layout.Rank + 1)
        {
            node.Take(x.Shape.Channels);
            return (x, Filled(x.Shape.Channels, values[0]));
        }
        // Axes are matched from the last one, and those of size 1 repeat.
        int[] sizes = constant.Dimensions;
        int varying = Array.FindIndex(sizes, size => size != 1);
        int axis = varying + x.Layout.Rank - sizes.Length;
        if (axis < 0 || sizes[varying] != values.Length || x.Layout.Size(axis) != values.Length)
            throw Unfit(node, constant);
        if (x.Layout.Is(axis, TrackLayout.Channels(x.Shape)))
            return (x, values);
        TrackValue vector = TrackOrder.AsVector(node, x);
        if (vector.Shape.Positions > 1 || vector.Layout.Size(axis) != vector.Shape.Size)
            throw Unfit(node, constant);
        return (vector, TrackOrder.Ordered(node, vector.Layout, axis, values, 1));
    }

    private static GenomicsException Unfit(GraphNode node, OnnxTensor constant) => node.Wrong(
        $"its constant of shape [{string.Join(',', constant.Dimensions)}] is not one number a channel of its input");

    private static float[] Sum(float[] a, float[] b) => [.. a.Zip(b, (x, y) => x + y)];

    private static float[] Filled(int count, float value)
    {
        var all = new float[count];
        Array.Fill(all, value);
        return all;
    }

    /// <summary>The shortest decimal that is this number in 32 bits.</summary>
    private static double Decimal(float value) => double.Parse(
        value.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        System.Globalization.CultureInfo.InvariantCulture);
}
