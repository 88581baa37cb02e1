using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Onnx.Import;

/// <summary>Tracks as vectors.</summary>
internal static class TrackOrder
{
    /// <summary>
    /// A track that lies in one axis is a vector to what reads channels there; flattening, which to a graph is no more
    /// than another shape, is made a layer. A track of one channel, [N, 1, P], stays.
    /// </summary>
    public static TrackValue Flattened(GraphNode node, TrackValue track) =>
        track.Layout.WholeAxis(track.Shape) == 0 || track.Shape.Channels > 1 ? AsVector(node, track) : track;

    /// <summary>A track that lies in one axis as a vector.</summary>
    public static TrackValue AsVector(GraphNode node, TrackValue track) =>
        track.Layout.WholeAxis(track.Shape) < 0
            ? track
            : track with { Chain = node.Append(track.Chain, new Flatten()) };

    /// <summary>Rows that lie as an axis does, put in our order.</summary>
    /// <param name="node">The operator that reads them.</param>
    /// <param name="layout">Where the numbers that they belong to lie.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="rows">As many rows as the axis has numbers, each of <paramref name="width"/>.</param>
    /// <param name="width">Numbers of a row.</param>
    public static float[] Ordered(GraphNode node, TrackLayout layout, int axis, ReadOnlySpan<float> rows, int width)
    {
        node.Take(rows.Length);
        long[] numbers = layout.Numbers(axis);
        var ordered = new float[rows.Length];
        for (int i = 0; i < numbers.Length; i++)
            rows.Slice(i * width, width).CopyTo(ordered.AsSpan((int)numbers[i] * width));
        return ordered;
    }
}
