namespace MlNetGenomics.Networks.Layers;

/// <summary>Adds the input to what the layers make of it (He et al. 2016, arXiv:1512.03385); both have the same shape.</summary>
/// <param name="Layers">The layers; 1 or more.</param>
public sealed record Residual(LayerSequence Layers) : Layer
{
    internal override string Kind => "residual";

    internal override LayerSequence Inner => Layers;

    /// <summary>Same shape; <paramref name="input"/> is what the inner layers give.</summary>
    internal override FeatureShape OutputShape(FeatureShape input) => input;
}
