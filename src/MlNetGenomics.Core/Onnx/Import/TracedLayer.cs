using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx.Import;

/// <summary>
/// A layer found in a graph, and those before it, back to one strand of the sequence. Immutable: a value of the graph
/// that two operators read is one object.
/// </summary>
internal sealed class TracedLayer
{
    // As deep as a network may be.
    private const int DeepestNesting = 32;

    private TracedLayer(FeatureShape sequence)
    {
        Output = sequence;
        Start = this;
        Values = [];
    }

    private TracedLayer(TracedLayer previous, Layer layer, IReadOnlyList<float[]> values, FeatureShape output)
    {
        Previous = previous;
        Layer = layer;
        Values = values;
        Output = output;
        Start = previous.Start;
        Depth = previous.Depth + 1;
    }

    /// <summary>The layer before; null for the sequence.</summary>
    public TracedLayer? Previous { get; }

    /// <summary>The layer; null for the sequence.</summary>
    public Layer? Layer { get; }

    /// <summary>Its arrays of numbers, in their order in a model; those of layers within it come first.</summary>
    public IReadOnlyList<float[]> Values { get; }

    public FeatureShape Output { get; }

    /// <summary>The strand that the first layer reads.</summary>
    public TracedLayer Start { get; }

    /// <summary>Of a strand, the other one.</summary>
    public TracedLayer? OtherStrand { get; private set; }

    /// <summary>Of a strand, whether it is the reverse complement.</summary>
    public bool IsReverse { get; private set; }

    private int Depth { get; }

    private int Nesting { get; init; }

    /// <summary>The sequence; its other strand is the reverse complement.</summary>
    public static TracedLayer Sequence(int length)
    {
        var forward = new TracedLayer(new FeatureShape(length, Dna.BaseCount));
        var reverse = new TracedLayer(forward.Output) { IsReverse = true, OtherStrand = forward };
        forward.OtherStrand = reverse;
        return forward;
    }

    /// <summary>The chain with one more layer.</summary>
    /// <exception cref="GenomicsException">The layer cannot read what comes before it; it is not named.</exception>
    public TracedLayer Append(Layer layer, params IReadOnlyList<float[]> values)
    {
        FeatureShape output = layer.OutputShape(Output);
        if (output.Size > Network.MostNumbers)
            throw new GenomicsException($"its output of {output} is larger than memory holds");
        return new TracedLayer(this, layer, values, output);
    }

    /// <summary>The chain with one more layer that holds others, which read what this chain gives.</summary>
    /// <exception cref="GenomicsException">Layers hold layers more deeply than networks may.</exception>
    public TracedLayer AppendHolder(IReadOnlyList<TracedLayer> inner, Func<LayerSequence, Layer> holder)
    {
        int nesting = 1 + inner.Max(layer => layer.Nesting);
        if (nesting > DeepestNesting)
            throw new GenomicsException($"its layers hold one another more than {DeepestNesting} deep");
        Layer layer = holder(LayerSequence.Create([.. inner.Select(one => one.Layer!)]));
        return new TracedLayer(
            this, layer, [.. inner.SelectMany(one => one.Values)], layer.OutputShape(inner[^1].Output))
        {
            Nesting = nesting,
        };
    }

    /// <summary>The layers after <paramref name="ancestor"/>, in order; null where that does not come before.</summary>
    public List<TracedLayer>? After(TracedLayer ancestor)
    {
        var layers = new List<TracedLayer>();
        TracedLayer at = this;
        while (at.Depth > ancestor.Depth)
        {
            layers.Add(at);
            at = at.Previous!;
        }
        layers.Reverse();
        return at == ancestor ? layers : null;
    }

    /// <summary>Whether another layer is the same with the same numbers.</summary>
    public bool IsSame(TracedLayer other) =>
        Layer!.Equals(other.Layer) && Values.Count == other.Values.Count
        && Values.Zip(other.Values).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
}
