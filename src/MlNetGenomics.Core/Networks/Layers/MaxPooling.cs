namespace MlNetGenomics.Networks.Layers;

/// <summary>
/// The maximum of each channel over windows of positions. Positions left over at the end are dropped.
/// </summary>
/// <param name="Size">Positions of a window; 1 or more.</param>
public sealed record MaxPooling(int Size) : Layer
{
    /// <summary>Positions from one window to the next; null for the size.</summary>
    public int? Stride { get; init; }

    internal override string Kind => "maxPooling";

    /// <summary>The stride in effect.</summary>
    internal int Step => Stride ?? Size;

    internal override FeatureShape OutputShape(FeatureShape input)
    {
        Require(Size >= 1, "size", Size, "1 or more");
        Require(Step >= 1, "stride", Step, "1 or more");
        if (Size > input.Positions)
            throw new GenomicsException($"its window of {Size} positions is wider than its input of {input.Positions}");
        return new FeatureShape((input.Positions - Size) / Step + 1, input.Channels);
    }

    internal override ReceptiveField See(ReceptiveField input, FeatureShape shape) => input.Window(Size, Step, 1, 0);
}
