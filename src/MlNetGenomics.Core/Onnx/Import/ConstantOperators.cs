namespace MlNetGenomics.Onnx.Import;

/// <summary>Constants as operators, what exporters leave to be worked out of them, and sizes of shapes.</summary>
internal static class ConstantOperators
{
    public static ConstantValue Constant(GraphNode node)
    {
        node.Settings("value", "value_float", "value_floats", "value_int", "value_ints");
        string name = node.OutputName;
        if (node.Tensor("value") is { } tensor)
            return new ConstantValue(OnnxTensor.Read(tensor, node.File, name));
        if (node.Ints("value_ints") is { } integers)
            return new ConstantValue(OnnxTensor.OfIntegers(name, integers, integers.Length));
        if (node.FloatList("value_floats") is { } floats)
            return new ConstantValue(OnnxTensor.OfFloats(name, floats, floats.Length));
        const long Missing = long.MinValue;
        return node.Int("value_int", Missing) is long integer and not Missing
            ? new ConstantValue(OnnxTensor.OfIntegers(name, [integer]))
            : node.Float("value_float", float.NaN) is float number && !float.IsNaN(number)
                ? new ConstantValue(OnnxTensor.OfFloats(name, [number]))
                : throw node.Wrong("holds no number");
    }

    public static OnnxTensor Reshape(GraphNode node, OnnxTensor tensor, IReadOnlyList<long> sizes)
    {
        var dimensions = new int[sizes.Count];
        Int128 product = 1;
        int open = -1;
        for (int i = 0; i < dimensions.Length; i++)
        {
            long size = sizes[i] == 0 && i < tensor.Dimensions.Length ? tensor.Dimensions[i] : sizes[i];
            if (size == -1 && open < 0)
                open = i;
            else if (size is < 1 or > int.MaxValue)
                throw Unfit(node, tensor, sizes);
            else
            {
                dimensions[i] = (int)size;
                product = Int128.Min(product * size, long.MaxValue);
            }
        }
        if (open >= 0 && tensor.Count % product == 0)
        {
            dimensions[open] = (int)(tensor.Count / product);
            product *= dimensions[open];
        }
        return product == tensor.Count ? tensor.WithDimensions(dimensions) : throw Unfit(node, tensor, sizes);
    }

    public static OnnxTensor Transpose(GraphNode node, OnnxTensor tensor)
    {
        int[] order = ShapingOperators.Order(node, tensor.Dimensions.Length);
        int[] dimensions = [.. order.Select(axis => tensor.Dimensions[axis])];
        node.Take(tensor.Count);
        return tensor.Floats is { } floats
            ? OnnxTensor.OfFloats(
                tensor.Name, TensorAxes.Transpose<float>(floats, tensor.Dimensions, order), dimensions)
            : OnnxTensor.OfIntegers(
                tensor.Name, TensorAxes.Transpose<long>(tensor.Integers, tensor.Dimensions, order), dimensions);
    }

    public static OnnxTensor Squeeze(GraphNode node, OnnxTensor tensor, IReadOnlyList<long>? axes)
    {
        int rank = tensor.Dimensions.Length;
        HashSet<long> removed = axes is null
            ? [.. Enumerable.Range(0, rank).Where(axis => tensor.Dimensions[axis] == 1).Select(axis => (long)axis)]
            : [.. axes.Select(axis => axis < 0 ? axis + rank : axis)];
        if (removed.Any(axis => axis < 0 || axis >= rank || tensor.Dimensions[axis] != 1))
            throw node.Wrong($"removes axes of [{string.Join(',', tensor.Dimensions)}] whose size is not 1");
        return tensor.WithDimensions([.. tensor.Dimensions.Where((_, axis) => !removed.Contains(axis))]);
    }

    public static OnnxTensor Unsqueeze(GraphNode node, OnnxTensor tensor, IReadOnlyList<long> axes)
    {
        int rank = tensor.Dimensions.Length + axes.Count;
        long[] added = [.. axes.Select(axis => axis < 0 ? axis + rank : axis).Distinct().Order()];
        if (added.Length != axes.Count || added.Any(axis => axis < 0 || axis >= rank))
            throw node.Wrong($"puts axes at [{string.Join(',', axes)}] of {rank}");
        var dimensions = tensor.Dimensions.ToList();
        foreach (long axis in added)
            dimensions.Insert((int)axis, 1);
        return tensor.WithDimensions([.. dimensions]);
    }

    /// <summary>Shape of a track, for a reshape to come.</summary>
    public static ShapeValue Shape(GraphNode node)
    {
        node.Settings();
        TrackLayout layout = node.Track().Layout;
        return new ShapeValue(
            [node.FixedBatch ?? ShapeValue.Batch, .. Enumerable.Range(0, layout.Rank).Select(layout.Size)]);
    }

    public static ShapeValue Gather(GraphNode node, IReadOnlyList<long> indices)
    {
        IReadOnlyList<long> items = node.Integers(0, "sizes");
        var taken = new List<long>();
        foreach (long index in indices)
        {
            long at = index < 0 ? index + items.Count : index;
            if (at < 0 || at >= items.Count)
                throw node.Wrong($"takes number {index} of {items.Count}");
            taken.Add(items[(int)at]);
        }
        node.Take(taken.Count);
        return new ShapeValue(taken);
    }

    public static ShapeValue Slice(
        GraphNode node, IReadOnlyList<long> starts, IReadOnlyList<long> ends, IReadOnlyList<long> steps)
    {
        IReadOnlyList<long> items = node.Integers(0, "sizes");
        if (starts.Count != 1 || steps[0] != 1)
            throw node.Wrong("takes sizes in another order than they stand, which is not supported");
        long start = Math.Clamp(starts[0] < 0 ? starts[0] + items.Count : starts[0], 0, items.Count);
        long end = Math.Clamp(ends[0] < 0 ? ends[0] + items.Count : ends[0], start, items.Count);
        node.Take(end - start);
        return new ShapeValue([.. items.Skip((int)start).Take((int)(end - start))]);
    }

    public static ShapeValue Concatenate(GraphNode node)
    {
        node.Settings("axis");
        var items = new List<long>();
        for (int i = 0; i < node.Inputs.Count; i++)
        {
            IReadOnlyList<long> part = node.Integers(i, "sizes");
            node.Take(part.Count);
            items.AddRange(part);
        }
        return new ShapeValue(items);
    }

    private static GenomicsException Unfit(GraphNode node, OnnxTensor tensor, IReadOnlyList<long> sizes) => node.Wrong(
        $"cannot give a constant of [{string.Join(',', tensor.Dimensions)}] the shape [{string.Join(',', sizes)}]");
}
