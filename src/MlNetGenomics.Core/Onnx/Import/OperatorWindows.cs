using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Onnx.Import;

/// <summary>
/// The windows of a Conv or MaxPool along the axes after the batch; those after the channels, from 1 on, are the ones
/// that windows move along.
/// </summary>
internal sealed class OperatorWindows
{
    private readonly GraphNode _node;
    private readonly TrackLayout _layout;
    private readonly int[] _width;
    private readonly int[] _stride;
    private readonly int[] _dilation;
    private readonly int[] _before;
    private readonly int[] _after;
    private readonly string _automatic;

    public OperatorWindows(GraphNode node, IReadOnlyCollection<int> kernel, TrackLayout layout)
        : this(node, [.. kernel.Select(width => (long)width)], layout)
    {
        if (node.Ints("kernel_shape") is { } declared && !declared.SequenceEqual(kernel.Select(width => (long)width)))
        {
            throw node.Wrong(
                $"kernel_shape is [{string.Join(',', declared)}], its weights have [{string.Join(',', kernel)}]");
        }
    }

    public OperatorWindows(GraphNode node, long[] kernel, TrackLayout layout)
    {
        _node = node;
        _layout = layout;
        int axes = layout.Rank - 1;
        _width = Sizes("kernel_shape", kernel, axes, 1);
        _stride = Sizes("strides", node.Ints("strides"), axes, 1);
        _dilation = Sizes("dilations", node.Ints("dilations"), axes, 1);
        int[] pads = Sizes("pads", node.Ints("pads"), 2 * axes, 0);
        (_before, _after) = (pads[..axes], pads[axes..]);
        _automatic = node.Text("auto_pad", "NOTSET");
        if (_automatic is not ("NOTSET" or "VALID" or "SAME_UPPER" or "SAME_LOWER"))
            throw node.Wrong($"auto_pad is {_automatic}, expected NOTSET, VALID, SAME_UPPER or SAME_LOWER");
    }

    public int Width(int axis) => _width[axis - 1];

    public int Stride(int axis) => _stride[axis - 1];

    public int Dilation(int axis) => _dilation[axis - 1];

    /// <summary>The axis of the positions.</summary>
    public int PositionAxis(FeatureShape shape, int channelAxis)
    {
        AxisPart[] positions = TrackLayout.Positions(shape);
        int[] found =
        [
            .. Enumerable.Range(1, _layout.Rank - 1).Where(axis => axis != channelAxis && _layout.Is(axis, positions)),
        ];
        // One position may be any axis of size 1: it is the one that has a window, if one has.
        return found.Length == 0
            ? throw _node.Wrong("does not move along the positions of its input")
            : found.FirstOrDefault(axis => Width(axis) > 1, found[^1]);
    }

    /// <summary>Fails where another axis has a window of more than one number.</summary>
    public void RequireNoWindow(int except, int orExcept)
    {
        for (int axis = 1; axis < _layout.Rank; axis++)
        {
            if (axis == except || axis == orExcept)
                continue;
            RequireUnpadded(axis);
            if (Width(axis) != 1 || (Stride(axis) != 1 && _layout.Size(axis) > 1))
                throw _node.Wrong("has windows along more than the positions, which is not supported");
        }
    }

    /// <summary>Fails where an axis is padded.</summary>
    public void RequireUnpadded(int axis)
    {
        bool isPadded = _automatic == "NOTSET"
            ? _before[axis - 1] + (long)_after[axis - 1] > 0
            : _automatic != "VALID" && Width(axis) > 1;
        if (isPadded)
            throw _node.Wrong("pads more than the positions, which is not supported");
    }

    /// <summary>How the positions are padded.</summary>
    public Padding Padding(int axis, int positions, int width)
    {
        long span = (width - 1L) * Dilation(axis) + 1;
        long stride = Stride(axis);
        // As long as a convolution's window may be.
        if (span >= int.MaxValue / 2)
            throw _node.Wrong($"its window of {span} positions is too wide");
        long before = _before[axis - 1];
        long after = _after[axis - 1];
        if (_automatic != "NOTSET")
        {
            long outputs = (positions - 1L) / stride + 1;
            long needed = _automatic == "VALID" ? 0 : Math.Max(0, (outputs - 1) * stride + span - positions);
            // The odd one comes at the end, or for SAME_LOWER at the beginning.
            before = _automatic == "SAME_LOWER" ? needed - needed / 2 : needed / 2;
            after = needed - before;
        }
        long room = positions + before + after - span;
        if (room < 0)
            throw _node.Wrong($"its window of {span} positions is wider than its input of {positions}");
        long count = room / stride + 1;
        // Rounded up, a last window may hang over the end, unless it starts in the padding.
        if (_node.Int("ceil_mode", 0) != 0 && room % stride != 0 && count * stride < positions + before)
            count++;
        return Simplest(positions, (int)span, (int)stride, before, count)
            ?? throw _node.Wrong(
                $"its windows start {before} positions before the first and are {count}: only no padding is supported, "
                + "or as much as keeps the number of positions (over the stride, rounded up), the odd one at the end");
    }

    /// <summary>
    /// The padding by which windows lie as given: none where that does, as networks may be described either way.
    /// </summary>
    /// <param name="positions">Positions of the track.</param>
    /// <param name="span">Positions of a window.</param>
    /// <param name="stride">Positions from one window to the next.</param>
    /// <param name="before">Positions that the first window lies before the first.</param>
    /// <param name="count">Number of windows.</param>
    public static Padding? Simplest(int positions, int span, int stride, long before, long count)
    {
        if (before == 0 && span <= positions && count == (positions - span) / stride + 1)
            return Networks.Layers.Padding.Valid;
        const Padding Same = Networks.Layers.Padding.Same;
        return before == WindowPlacement.PaddingBefore(Same, positions, span, stride)
            && count == WindowPlacement.Count(Same, positions, span, stride)
            ? Same
            : null;
    }

    private int[] Sizes(string name, long[]? sizes, int count, int least)
    {
        if (sizes is null)
        {
            // Strides and dilations are 1 where they are not given, pads 0.
            var all = new int[count];
            Array.Fill(all, least);
            return all;
        }
        if (sizes.Length != count || sizes.Any(size => size < least || size > int.MaxValue))
        {
            throw _node.Wrong(
                $"{name} is [{string.Join(',', sizes)}], expected {count} numbers of {least} or more");
        }
        return [.. sizes.Select(size => (int)size)];
    }
}
