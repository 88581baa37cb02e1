using static MlNetGenomics.SettingCheck;

namespace MlNetGenomics.Networks.Layers;

/// <summary>
/// A convolution along the sequence: filter f gives at position p the sum over w and c of
/// weight[w,c,f] input[p stride + w dilation - padding, c], plus its bias.
/// </summary>
/// <param name="Filters">F, channels out; 1 or more.</param>
/// <param name="Width">W, positions a filter reads; 1 or more.</param>
public sealed record Convolution(int Filters, int Width) : Layer
{
    /// <summary>What happens at the ends.</summary>
    public Padding Padding { get; init; } = Padding.Valid;

    /// <summary>Positions from one output to the next; 1 or more.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>Positions from one weight to the next; 1 or more.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>Whether each filter has a bias.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>Start and penalties of the weights.</summary>
    public WeightSettings Weights { get; init; } = WeightSettings.Default;

    internal override string Kind => "convolution";

    /// <summary>Input positions from the first to the last weight, both counted.</summary>
    internal int Span => (Width - 1) * Dilation + 1;

    internal override FeatureShape OutputShape(FeatureShape input)
    {
        Require(Filters >= 1, "filters", Filters, "1 or more");
        Require(Width >= 1, "width", Width, "1 or more");
        Require(Stride >= 1, "stride", Stride, "1 or more");
        Require(Dilation >= 1, "dilation", Dilation, "1 or more");
        Require(Enum.IsDefined(Padding), "padding", Padding, "valid or same");
        Require((Width - 1L) * Dilation < int.MaxValue / 2, "width", Width, "shorter");
        Weights.Validate();
        return new FeatureShape(WindowPlacement.Count(Padding, input.Positions, Span, Stride), Filters);
    }

    /// <summary>Zeros before position 0.</summary>
    internal int PaddingBefore(int positions) => WindowPlacement.PaddingBefore(Padding, positions, Span, Stride);

    internal override IEnumerable<ParameterShape> Parameters(FeatureShape input)
    {
        yield return new ParameterShape(ParameterKind.Weight, Width, input.Channels, Filters);
        if (Bias)
            yield return new ParameterShape(ParameterKind.Bias, Filters);
    }

    internal override ReceptiveField See(ReceptiveField input, FeatureShape shape) =>
        input.Window(Width, Stride, Dilation, PaddingBefore(shape.Positions));
}
