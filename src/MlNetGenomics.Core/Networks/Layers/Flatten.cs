namespace MlNetGenomics.Networks.Layers;

/// <summary>Turns a track into one vector: position by position, channels fastest (channel c of position p at p C + c).</summary>
public sealed record Flatten : Layer
{
    internal override string Kind => "flatten";

    internal override FeatureShape OutputShape(FeatureShape input)
    {
        if (input.Size > int.MaxValue)
            throw new GenomicsException($"its input of {input} is more than a vector holds");
        return new FeatureShape(1, (int)input.Size);
    }

    internal override ReceptiveField See(ReceptiveField input, FeatureShape shape) => input.Whole(shape.Positions);
}
