using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Onnx.Import;

/// <summary>
/// Which numbers of a track lie where in a tensor of an ONNX graph. Each axis after the batch is a list of parts,
/// the last one fastest: [N, C, P] has an axis of channels and one of positions, flattening it makes one axis of
/// channels, then positions. So transpositions and reshapes of any exporter are followed exactly. Parts of size 1 are
/// left out, and neighbours that count on from one another are one part. Immutable.
/// </summary>
internal sealed class TrackLayout
{
    /// <summary>Axes that a tensor may have: more than any exporter makes of a track.</summary>
    public const int MostAxes = 8;

    /// <summary>An axis of size 1.</summary>
    public static readonly AxisPart[] Nothing = [];

    private readonly AxisPart[][] _axes;

    public TrackLayout(params IEnumerable<AxisPart[]> axes)
    {
        _axes = [.. axes];
    }

    /// <summary>Axes after the batch.</summary>
    public int Rank => _axes.Length;

    public IReadOnlyList<AxisPart[]> Axes => _axes;

    /// <summary>An axis of a track's positions.</summary>
    public static AxisPart[] Positions(FeatureShape shape) =>
        shape.Positions == 1 ? Nothing : [new AxisPart(shape.Positions, shape.Channels)];

    /// <summary>An axis of a track's channels.</summary>
    public static AxisPart[] Channels(FeatureShape shape) =>
        shape.Channels == 1 ? Nothing : [new AxisPart(shape.Channels, 1)];

    /// <summary>An axis of all of a track, in our order.</summary>
    public static AxisPart[] Whole(FeatureShape shape) =>
        shape.Size == 1 ? Nothing : [new AxisPart(shape.Size, 1)];

    public long Size(int axis) => Size(_axes[axis]);

    public bool Is(int axis, AxisPart[] parts) => _axes[axis].AsSpan().SequenceEqual(parts);

    public bool IsSame(TrackLayout other) =>
        Rank == other.Rank && Enumerable.Range(0, Rank).All(axis => Is(axis, other._axes[axis]));

    /// <summary>The layout with other axes in place of some.</summary>
    public TrackLayout With(int axis, AxisPart[] parts) => new(_axes.Select((old, i) => i == axis ? parts : old));

    /// <summary>The axis that holds all numbers of a track of more than one position, or -1.</summary>
    public int WholeAxis(FeatureShape shape) =>
        shape.Positions == 1 ? -1 : Array.FindIndex(_axes, axis => Size(axis) == shape.Size);

    /// <summary>
    /// The same numbers, in the same order, over axes of other sizes; null where those cut a part unevenly.
    /// </summary>
    public TrackLayout? Reshape(IEnumerable<long> sizes)
    {
        var parts = new Stack<AxisPart>(_axes.SelectMany(axis => axis).Reverse());
        var axes = new List<AxisPart[]>();
        foreach (long size in sizes)
        {
            var axis = new List<AxisPart>();
            long open = size;
            while (open > 1)
            {
                if (!parts.TryPop(out AxisPart part))
                    return null;
                if (open % part.Size == 0)
                {
                    axis.Add(part);
                    open /= part.Size;
                }
                else if (part.Size % open == 0)
                {
                    long rest = part.Size / open;
                    axis.Add(new AxisPart(open, part.Stride * rest));
                    parts.Push(new AxisPart(rest, part.Stride));
                    open = 1;
                }
                else
                    return null;
            }
            if (open != 1)
                return null;
            axes.Add(Normal(axis));
        }
        return parts.Count == 0 ? new TrackLayout(axes) : null;
    }

    /// <summary>An axis whose parts follow a new, slower one: two tensors joined along that axis.</summary>
    public TrackLayout Twice(int axis, FeatureShape shape) =>
        With(axis, Normal([new AxisPart(2, shape.Size), .. _axes[axis]]));

    /// <summary>For each index of an axis, the number it stands for, in our order.</summary>
    /// <remarks>Takes memory for the axis: its size must be that of something the file holds.</remarks>
    public long[] Numbers(int axis)
    {
        var numbers = new long[Size(axis)];
        long period = numbers.Length;
        foreach (AxisPart part in _axes[axis])
        {
            long previous = period;
            period /= part.Size;
            for (long i = 0; i < numbers.Length; i++)
                numbers[i] += i % previous / period * part.Stride;
        }
        return numbers;
    }

    private static long Size(AxisPart[] axis)
    {
        long size = 1;
        foreach (AxisPart part in axis)
            size *= part.Size;
        return size;
    }

    private static AxisPart[] Normal(List<AxisPart> parts)
    {
        var normal = new List<AxisPart>();
        foreach (AxisPart part in parts)
        {
            if (part.Size == 1)
                continue;
            if (normal.Count > 0 && normal[^1].Stride == part.Stride * part.Size)
                normal[^1] = new AxisPart(normal[^1].Size * part.Size, part.Stride);
            else
                normal.Add(part);
        }
        return [.. normal];
    }
}
