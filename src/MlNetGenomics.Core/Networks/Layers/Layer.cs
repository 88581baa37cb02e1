namespace MlNetGenomics.Networks.Layers;

/// <summary>
/// One step of a network, as data: what it computes, not how. A layer takes a track of
/// <see cref="FeatureShape.Positions"/> x <see cref="FeatureShape.Channels"/> numbers and gives another.
/// </summary>
public abstract record Layer
{
    private protected Layer()
    {
    }

    /// <summary>
    /// Name of the layer in a network, unique there; null for the name of its kind and a number
    /// (convolution1, dense2).
    /// </summary>
    public string? Name { get; init; }

    /// <summary>Kind of the layer, as the text form names it.</summary>
    internal abstract string Kind { get; }

    /// <summary>Layers within this one, in order; none for most.</summary>
    internal virtual LayerSequence Inner => LayerSequence.Empty;

    /// <summary>Shape of what comes out; fails where the layer cannot read the input.</summary>
    /// <exception cref="GenomicsException">A setting is out of range or the input does not fit; the layer is not named.</exception>
    internal abstract FeatureShape OutputShape(FeatureShape input);

    /// <summary>Numbers the layer learns or keeps, in their order in a model; inner layers' not among them.</summary>
    internal virtual IEnumerable<ParameterShape> Parameters(FeatureShape input) => [];

    /// <summary>What an output position sees, given what an input position sees.</summary>
    internal virtual ReceptiveField See(ReceptiveField input, FeatureShape shape) => input;
}
