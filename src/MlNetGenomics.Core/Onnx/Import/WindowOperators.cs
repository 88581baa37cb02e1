using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Onnx.Import;

/// <summary>Conv, MaxPool and what takes the maximum over all positions.</summary>
internal static class WindowOperators
{
    public static TrackValue Convolve(GraphNode node)
    {
        node.Settings("auto_pad", "dilations", "group", "kernel_shape", "pads", "strides");
        node.Require("group", 1);
        TrackValue x = TrackOrder.Flattened(node, node.PlainTrack());
        FeatureShape shape = x.Shape;
        OnnxTensor kernels = node.Constant(1, "weights");
        int[] size = kernels.Dimensions;
        if (size.Length != x.Layout.Rank + 1 || size.Length is not (3 or 4))
        {
            throw node.Wrong(
                $"its weights have {size.Length} axes and its input {x.Layout.Rank + 1}, expected 3 or 4 of both");
        }
        var windows = new OperatorWindows(node, size[2..], x.Layout);
        // Channels as the convolution's own, or, in a one-channel picture, as its height, all of it.
        AxisPart[] channels = TrackLayout.Channels(shape);
        int channelAxis = Enumerable.Range(0, x.Layout.Rank).FirstOrDefault(axis => x.Layout.Is(axis, channels), -1);
        bool isHeight = channelAxis > 0 && x.Layout.Is(0, TrackLayout.Nothing)
            && windows.Width(channelAxis) == shape.Channels && windows.Dilation(channelAxis) == 1;
        if (channelAxis != 0 && !isHeight)
            throw node.Wrong("its channels are not the channels of its input (or, as one picture, its full height)");
        int positionAxis = windows.PositionAxis(shape, channelAxis);
        windows.RequireNoWindow(except: positionAxis, channelAxis);
        if (isHeight)
            windows.RequireUnpadded(channelAxis);
        int inputs = channelAxis == 0 ? shape.Channels : 1;
        if (size[1] != inputs)
            throw node.Wrong($"its weights read {size[1]} channels, its input has {inputs}");

        int filters = size[0];
        int width = size[1 + positionAxis];
        float[] weights = node.Floats(kernels, "weights");
        node.Take(weights.Length);
        weights = channelAxis > positionAxis
            ? TensorAxes.Transpose<float>(weights, [filters, width, shape.Channels], [1, 2, 0])
            : TensorAxes.Transpose<float>(weights, [filters, shape.Channels, width], [2, 1, 0]);
        bool hasBias = node.Input(2) is not null;
        var layer = new Convolution(filters, width)
        {
            Stride = windows.Stride(positionAxis),
            Dilation = windows.Dilation(positionAxis),
            Padding = windows.Padding(positionAxis, shape.Positions, width),
            Bias = hasBias,
        };
        TracedLayer chain = node.Append(
            x.Chain, layer, hasBias ? [weights, node.Vector(2, "biases", filters)] : [weights]);
        var axes = new AxisPart[x.Layout.Rank][];
        Array.Fill(axes, TrackLayout.Nothing);
        axes[0] = TrackLayout.Channels(chain.Output);
        axes[positionAxis] = TrackLayout.Positions(chain.Output);
        return new TrackValue(chain, new TrackLayout(axes));
    }

    public static TrackValue Pool(GraphNode node)
    {
        node.Settings(
            "auto_pad", "ceil_mode", "dilations", "kernel_shape", "pads", "storage_order", "strides");
        TrackValue x = TrackOrder.Flattened(node, node.PlainTrack());
        if (x.Layout.Rank is not (2 or 3))
            throw node.Wrong($"its input has {x.Layout.Rank + 1} axes, expected 3 or 4");
        if (node.Ints("kernel_shape") is not { } kernel)
            throw node.Wrong("lacks the setting kernel_shape");
        var windows = new OperatorWindows(node, kernel, x.Layout);
        int positionAxis = windows.PositionAxis(x.Shape, channelAxis: -1);
        windows.RequireNoWindow(except: positionAxis, -1);
        int size = windows.Width(positionAxis);
        int stride = windows.Stride(positionAxis);
        if (windows.Dilation(positionAxis) != 1 && size > 1)
            throw node.Wrong($"its windows are dilated by {windows.Dilation(positionAxis)}, only 1 is supported");
        Padding padding = windows.Padding(positionAxis, x.Shape.Positions, size);
        if (size == 1 && stride == 1)
            return x;
        var layer = new MaxPooling(size) { Stride = stride == size ? null : stride, Padding = padding };
        TracedLayer chain = node.Append(x.Chain, layer);
        return x with
        {
            Chain = chain,
            Layout = x.Layout.With(positionAxis, TrackLayout.Positions(chain.Output)),
        };
    }

    public static TrackValue PoolGlobally(GraphNode node)
    {
        node.Settings();
        TrackValue x = TrackOrder.Flattened(node, node.PlainTrack());
        if (x.Layout.Rank < 2 || !x.Layout.Is(0, TrackLayout.Channels(x.Shape)))
            throw node.Wrong("does not take the maximum over positions alone");
        return Maximum(node, x, Enumerable.Range(1, x.Layout.Rank - 1), keepsAxes: true);
    }

    public static TrackValue ReduceMaximum(GraphNode node)
    {
        node.Settings("axes", "keepdims", "noop_with_empty_axes");
        TrackValue x = TrackOrder.Flattened(node, node.PlainTrack());
        // A setting up to operator set 13, an input from 18 on.
        IReadOnlyList<long>? axes = node.Ints("axes") ?? (node.Input(1) is null ? null : node.Integers(1, "axes"));
        if (axes is null or [])
            throw node.Wrong("takes the maximum of everything, expected axes");
        int[] reduced = [.. axes.Select(axis => node.Axis(axis, x.Layout.Rank)).Distinct()];
        return Maximum(node, x, reduced, node.Int("keepdims", 1) != 0);
    }

    private static TrackValue Maximum(GraphNode node, TrackValue x, IEnumerable<int> axes, bool keepsAxes)
    {
        int[] reduced = [.. axes];
        AxisPart[] positions = TrackLayout.Positions(x.Shape);
        foreach (int axis in reduced)
        {
            if (x.Layout.Size(axis) > 1 && !x.Layout.Is(axis, positions))
                throw node.Wrong("does not take the maximum over positions alone");
        }
        bool pools = reduced.Any(axis => x.Layout.Size(axis) > 1);
        TracedLayer chain = pools ? node.Append(x.Chain, new GlobalMaxPooling()) : x.Chain;
        IEnumerable<AxisPart[]> left = x.Layout.Axes
            .Select((axis, i) => (Parts: reduced.Contains(i) ? TrackLayout.Nothing : axis, Index: i))
            .Where(axis => keepsAxes || !reduced.Contains(axis.Index))
            .Select(axis => axis.Parts);
        return new TrackValue(chain, new TrackLayout(left));
    }
}
