namespace MlNetGenomics.Onnx.Import;

/// <summary>What moves numbers to other places: reshapes, transpositions, reversals.</summary>
internal static class ShapingOperators
{
    public static TracedValue Reshape(GraphNode node)
    {
        node.Settings("allowzero");
        node.Require("allowzero", 0);
        IReadOnlyList<long> sizes = node.Integers(1, "shape");
        switch (node.Input(0))
        {
            case ConstantValue constant:
                return new ConstantValue(ConstantOperators.Reshape(node, constant.Tensor, sizes));
            case TextValue:
                TracedLayer start = TracedLayer.Sequence(TextOperators.Length(node, sizes));
                return new TrackValue(
                    start, new TrackLayout(TrackLayout.Positions(start.Output), TrackLayout.Channels(start.Output)));
        }
        TrackValue x = node.Track();
        TrackLayout layout = x.Layout;
        if (sizes.Count == 1 && sizes[0] == x.Shape.Size)
            return x with { Layout = layout.Reshape([sizes[0]])!, IsRow = true };
        // 0 keeps an axis, -1 takes what the others leave; the batch may be written as either, or as a number.
        bool keepsBatch = sizes.Count > 0
            && (sizes[0] is 0 or -1 or ShapeValue.Batch || sizes[0] == node.FixedBatch);
        if (!keepsBatch || sizes.Count > TrackLayout.MostAxes || sizes.Count(size => size == -1) > 1)
            throw Unfit(node, sizes);
        var wanted = new long[sizes.Count - 1];
        for (int i = 0; i < wanted.Length; i++)
        {
            wanted[i] = sizes[i + 1] != 0 ? sizes[i + 1]
                : i < layout.Rank ? layout.Size(i) : throw Unfit(node, sizes);
        }
        if (wanted.Any(size => size < -1))
            throw Unfit(node, sizes);
        int open = Array.IndexOf(wanted, -1);
        if (open >= 0)
        {
            Int128 others = wanted.Where(size => size > 0).Aggregate((Int128)1, (product, size) => product * size);
            if (others > x.Shape.Size || x.Shape.Size % (long)others != 0)
                throw Unfit(node, sizes);
            wanted[open] = x.Shape.Size / (long)others;
        }
        return x with { Layout = layout.Reshape(wanted) ?? throw Unfit(node, sizes) };
    }

    public static TrackValue Flatten(GraphNode node)
    {
        node.Settings("axis");
        TrackValue x = node.Track();
        long axis = node.Int("axis", 1);
        long first = axis < 0 ? axis + x.Layout.Rank + 1 : axis;
        // Axes before it join the batch.
        if (first < 1 || first > x.Layout.Rank + 1
            || Enumerable.Range(0, (int)first - 1).Any(before => x.Layout.Size(before) > 1))
            throw node.Wrong($"axis is {axis}, which joins more than positions and channels; only 1 is supported");
        return x with { Layout = x.Layout.Reshape([x.Shape.Size])! };
    }

    public static TracedValue Transpose(GraphNode node)
    {
        node.Settings("perm");
        if (node.Input(0) is ConstantValue constant)
            return new ConstantValue(ConstantOperators.Transpose(node, constant.Tensor));
        TrackValue x = node.Track();
        int rank = x.Layout.Rank + 1;
        int[] order = Order(node, rank);
        if (order[0] != 0)
            throw node.Wrong("moves the axis of the sequences, which is not supported");
        return x with { Layout = new TrackLayout(order.Skip(1).Select(axis => x.Layout.Axes[axis - 1])) };
    }

    /// <summary>The order that a transposition asks for; backwards where it does not say.</summary>
    public static int[] Order(GraphNode node, int rank)
    {
        long[] order = node.Ints("perm") ?? [.. Enumerable.Range(0, rank).Reverse().Select(axis => (long)axis)];
        if (!order.Order().SequenceEqual(Enumerable.Range(0, rank).Select(axis => (long)axis)))
            throw node.Wrong($"perm is [{string.Join(',', order)}], its input has {rank} axes");
        return [.. order.Select(axis => (int)axis)];
    }

    public static TracedValue Squeeze(GraphNode node)
    {
        node.Settings("axes");
        if (node.Input(0) is ShapeValue shape)
            return shape;
        IReadOnlyList<long>? axes = Axes(node);
        if (node.Input(0) is ConstantValue constant)
            return new ConstantValue(ConstantOperators.Squeeze(node, constant.Tensor, axes));
        TrackValue x = node.Track();
        if (axes is null)
            throw node.Wrong("does not say which axes it removes");
        int[] removed = [.. axes.Select(axis => node.Axis(axis, x.Layout.Rank))];
        if (removed.Any(axis => x.Layout.Size(axis) != 1))
            throw node.Wrong($"removes axes [{string.Join(',', axes)}], not all of which have size 1");
        return x with { Layout = new TrackLayout(x.Layout.Axes.Where((_, axis) => !removed.Contains(axis))) };
    }

    public static TracedValue Unsqueeze(GraphNode node)
    {
        node.Settings("axes");
        if (node.Input(0) is ShapeValue shape)
            return shape;
        IReadOnlyList<long> axes = Axes(node) ?? throw node.Wrong("does not say where it puts axes");
        if (axes.Count > TrackLayout.MostAxes)
            throw node.Wrong($"adds {axes.Count} axes, at most {TrackLayout.MostAxes} are supported");
        if (node.Input(0) is ConstantValue constant)
            return new ConstantValue(ConstantOperators.Unsqueeze(node, constant.Tensor, axes));
        TrackValue x = node.Track();
        int rank = x.Layout.Rank + axes.Count;
        int[] added = [.. axes.Select(axis => node.Axis(axis, rank)).Order()];
        if (added.Distinct().Count() != added.Length)
            throw node.Wrong($"puts two axes in one place: [{string.Join(',', axes)}]");
        var result = x.Layout.Axes.ToList();
        foreach (int axis in added)
            result.Insert(axis, TrackLayout.Nothing);
        return x with { Layout = new TrackLayout(result) };
    }

    /// <summary>Slice: of a track a reversal of whole axes, of a shape some of its sizes.</summary>
    public static TracedValue Slice(GraphNode node)
    {
        node.Settings("axes", "ends", "starts");
        IReadOnlyList<long> starts = node.Ints("starts") ?? node.Integers(1, "starts");
        IReadOnlyList<long> ends = node.Ints("ends") ?? node.Integers(2, "ends");
        IReadOnlyList<long> axes = Axes(node, 3) ?? [.. Enumerable.Range(0, starts.Count).Select(axis => (long)axis)];
        IReadOnlyList<long> steps =
            node.Input(4) is null ? [.. starts.Select(_ => 1L)] : node.Integers(4, "steps");
        if (ends.Count != starts.Count || axes.Count != starts.Count || steps.Count != starts.Count)
            throw node.Wrong("has not as many starts as ends, axes and steps");
        if (node.Input(0) is ShapeValue or ConstantValue { Tensor.Integers: not null })
            return ConstantOperators.Slice(node, starts, ends, steps);
        TrackValue x = node.Track();
        for (int i = 0; i < axes.Count; i++)
        {
            int axis = node.Axis(axes[i], x.Layout.Rank);
            long size = x.Layout.Size(axis);
            bool isAll = steps[i] == 1 && (starts[i] == 0 || starts[i] <= -size) && ends[i] >= size;
            bool isReversed = steps[i] == -1 && (starts[i] == -1 || starts[i] >= size - 1) && ends[i] < -size;
            if (isReversed)
                x = Reverse(node, x, axis);
            else if (!isAll)
                throw node.Wrong("takes a part of an axis; only all of it, or all of it backwards, is supported");
        }
        return x;
    }

    /// <summary>Gather: of a track a reversal, of a shape some of its sizes, of a table one-hot rows.</summary>
    public static TracedValue Gather(GraphNode node)
    {
        if (node.Input(1) is TextValue)
            return TextOperators.Look(node);
        node.Settings("axis");
        IReadOnlyList<long> indices = node.Integers(1, "indices");
        if (node.Input(0) is ShapeValue or ConstantValue { Tensor.Integers: not null })
            return ConstantOperators.Gather(node, indices);
        TrackValue x = node.Track();
        int axis = node.Axis(node.Int("axis", 0), x.Layout.Rank);
        long size = x.Layout.Size(axis);
        bool isReversed = indices.Count == size;
        for (int i = 0; isReversed && i < indices.Count; i++)
            isReversed = (indices[i] < 0 ? indices[i] + size : indices[i]) == size - 1 - i;
        return isReversed
            ? Reverse(node, x, axis)
            : throw node.Wrong("takes a part of an axis; only all of it backwards is supported");
    }

    private static TrackValue Reverse(GraphNode node, TrackValue x, int axis)
    {
        if (x.Layout.Size(axis) == 1)
            return x;
        if (x.Layout.Is(axis, TrackLayout.Positions(x.Shape)))
            x = x with { IsMirrored = !x.IsMirrored };
        else if (x.Layout.Is(axis, TrackLayout.Channels(x.Shape)))
            x = x with { HasChannelsReversed = !x.HasChannelsReversed };
        else
            throw node.Wrong("runs backwards along an axis that is neither the positions nor the channels");
        // Positions and bases reversed are the reverse complement. One base has no positions to reverse.
        bool isMirrored = x.IsMirrored || x.Shape.Positions == 1;
        return x.Chain.OtherStrand is { } other && isMirrored && x.HasChannelsReversed
            ? x with { Chain = other, IsMirrored = false, HasChannelsReversed = false }
            : x;
    }

    /// <summary>Axes as a setting, as up to operator set 12, or as an input.</summary>
    private static IReadOnlyList<long>? Axes(GraphNode node, int input = 1) =>
        node.Ints("axes") ?? (node.Input(input) is null ? null : node.Integers(input, "axes"));

    private static GenomicsException Unfit(GraphNode node, IReadOnlyList<long> sizes) => node.Wrong(
        $"its shape [{string.Join(',', sizes.Select(size => size == ShapeValue.Batch ? "N" : $"{size}"))}] does not "
        + "keep sequences apart and positions and channels whole");
}
