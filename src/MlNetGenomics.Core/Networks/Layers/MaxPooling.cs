using static MlNetGenomics.SettingCheck;

namespace MlNetGenomics.Networks.Layers;

/// <summary>
/// The maximum of each channel over windows of positions. Without padding, positions left over at the end
/// are dropped.
/// </summary>
/// <param name="Size">Positions of a window; 1 or more.</param>
public sealed record MaxPooling(int Size) : Layer
{
    /// <summary>Positions from one window to the next; null for the size.</summary>
    public int? Stride { get; init; }

    /// <summary>What happens at the ends; padded positions are never the maximum.</summary>
    public Padding Padding { get; init; } = Padding.Valid;

    internal override string Kind => "maxPooling";

    /// <summary>The stride in effect.</summary>
    internal int Step => Stride ?? Size;

    internal override FeatureShape OutputShape(FeatureShape input)
    {
        Require(Size >= 1, "size", Size, "1 or more");
        Require(Step >= 1, "stride", Step, "1 or more");
        Require(Enum.IsDefined(Padding), "padding", Padding, "valid or same");
        return input with { Positions = WindowPlacement.Count(Padding, input.Positions, Size, Step) };
    }

    /// <summary>Positions that the first window lies before position 0.</summary>
    internal int PaddingBefore(int positions) => WindowPlacement.PaddingBefore(Padding, positions, Size, Step);

    internal override ReceptiveField See(ReceptiveField input, FeatureShape shape) =>
        input.Window(Size, Step, 1, PaddingBefore(shape.Positions));
}
