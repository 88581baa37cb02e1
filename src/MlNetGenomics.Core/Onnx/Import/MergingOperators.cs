using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Onnx.Import;

/// <summary>What makes one track of two: residuals, and the two strands.</summary>
internal static class MergingOperators
{
    private static readonly Activation Linear = new(ActivationFunction.Linear);

    /// <summary>Add: of two tracks a residual, of a track and a constant a shift.</summary>
    public static TrackValue Add(GraphNode node)
    {
        node.Settings();
        if (node.Input(0) is not TrackValue || node.Input(1) is not TrackValue)
            return ScalingOperators.Add(node, track: node.Input(0) is TrackValue ? 0 : 1);
        TrackValue first = node.PlainTrack(0);
        TrackValue second = node.PlainTrack(1);
        if (!first.Layout.IsSame(second.Layout))
            throw node.Wrong("its two inputs do not hold the same positions and channels");
        (TracedLayer Input, List<TracedLayer> Layers)? residual =
            first.Chain.After(second.Chain) is { } after ? (second.Chain, after)
            : second.Chain.After(first.Chain) is { } behind ? (first.Chain, behind)
            : null;
        if (residual is not { } found)
            throw node.Wrong("adds two branches, neither of which is what the other one starts from");
        return first with
        {
            Chain = Hold(node, found.Input, found.Layers, layers => new Residual(layers)),
        };
    }

    /// <summary>Max: of the two strands their larger, of a track and 0 a ReLU.</summary>
    public static TrackValue Maximum(GraphNode node)
    {
        node.Settings();
        if (node.Inputs.Count != 2)
            throw node.Wrong($"has {node.Inputs.Count} inputs, expected 2");
        if (node.Input(1) is ConstantValue { Tensor: { Floats: [0], Dimensions.Length: <= 1 } })
            return ElementOperators.Activate(node, ActivationFunction.Relu);
        TrackValue first = Vector(node, node.Track(0));
        TrackValue second = Vector(node, node.Track(1));
        if (first.Chain.Start.IsReverse)
            (first, second) = (second, first);
        bool isMirrored = first.Shape.Positions > 1;
        if (first.IsMirrored || first.HasChannelsReversed || second.HasChannelsReversed
            || second.IsMirrored != isMirrored || !first.Layout.IsSame(second.Layout))
        {
            throw node.Wrong(
                "is not the larger of the two strands at each site (position p of one, the last but p of the other)");
        }
        return first with { Chain = Merge(node, first, second, StrandMerge.Maximum) };
    }

    /// <summary>Concat of the two strands.</summary>
    public static TrackValue Concatenate(GraphNode node)
    {
        node.Settings("axis");
        if (node.Inputs.Count != 2)
            throw node.Wrong($"has {node.Inputs.Count} inputs, expected 2");
        TrackValue forward = TrackOrder.Flattened(node, node.PlainTrack(0));
        TrackValue reverse = TrackOrder.Flattened(node, node.PlainTrack(1));
        if (!forward.Layout.IsSame(reverse.Layout))
            throw node.Wrong("its two inputs do not hold the same positions and channels");
        int axis = node.Axis(node.Int("axis", 1), forward.Layout.Rank);
        return new TrackValue(
            Merge(node, forward, reverse, StrandMerge.Concatenate), forward.Layout.Twice(axis, forward.Shape));
    }

    private static TrackValue Vector(GraphNode node, TrackValue track) =>
        track.IsMirrored ? track : TrackOrder.Flattened(node, track);

    private static TracedLayer Merge(GraphNode node, TrackValue forward, TrackValue reverse, StrandMerge merge)
    {
        TracedLayer start = forward.Chain.Start;
        if (start.IsReverse || !reverse.Chain.Start.IsReverse)
            throw node.Wrong("its inputs do not come from the sequence and from its reverse complement, in that order");
        List<TracedLayer> layers = forward.Chain.After(start)!;
        List<TracedLayer> others = reverse.Chain.After(reverse.Chain.Start)!;
        if (layers.Count != others.Count || !layers.Zip(others).All(pair => pair.First.IsSame(pair.Second)))
            throw node.Wrong("the two strands do not run through the same layers with the same weights");
        return Hold(node, start, layers, inner => new BothStrands(merge, inner));
    }

    private static TracedLayer Hold(
        GraphNode node, TracedLayer input, List<TracedLayer> layers, Func<LayerSequence, Layer> holder)
    {
        // What holds layers holds at least one.
        IReadOnlyList<TracedLayer> inner = layers.Count > 0 ? layers : [input.Append(Linear)];
        return node.Named(() => input.AppendHolder(inner, holder));
    }
}
