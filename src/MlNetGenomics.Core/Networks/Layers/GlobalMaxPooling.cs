namespace MlNetGenomics.Networks.Layers;

/// <summary>The maximum of each channel over all positions.</summary>
public sealed record GlobalMaxPooling : Layer
{
    internal override string Kind => "globalMaxPooling";

    internal override FeatureShape OutputShape(FeatureShape input) => input with { Positions = 1 };

    internal override ReceptiveField See(ReceptiveField input, FeatureShape shape) => input.Whole(shape.Positions);
}
