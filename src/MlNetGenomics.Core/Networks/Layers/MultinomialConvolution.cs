using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using static MlNetGenomics.SettingCheck;

namespace MlNetGenomics.Networks.Layers;

/// <summary>
/// MuSeAM's convolution: each filter is a motif model. From free parameters K[w,b,f] come probabilities
/// M[w,b,f] = exp(a K[w,b,f]) / sum over bases, and weights ln(M[w,b,f] / background[b]), times 1/a where
/// <see cref="LlrScale"/> says so. No bias, no padding; reads bases only. (MuSeAM paper, Methods.)
/// </summary>
/// <param name="Filters">F, channels out; 1 or more.</param>
/// <param name="Width">W, positions of a kernel; 1 or more.</param>
public sealed record MultinomialConvolution(int Filters, int Width) : Layer
{
    /// <summary>a, the kernels' sharpness, or where it starts if it is learned; positive.</summary>
    public double Alpha { get; init; } = 1;

    /// <summary>Whether a is learned.</summary>
    public bool LearnAlpha { get; init; } = true;

    /// <summary>What the log-likelihood ratios are multiplied by.</summary>
    public LlrScale LlrScale { get; init; } = LlrScale.One;

    /// <summary>How often each base occurs by chance.</summary>
    public BaseBackground Background { get; init; } = BaseBackground.Uniform;

    /// <summary>Where K starts.</summary>
    public Initialization Start { get; init; } = Initialization.GlorotUniform;

    internal override string Kind => "multinomialConvolution";

    internal override FeatureShape OutputShape(FeatureShape input)
    {
        Require(Filters >= 1, "filters", Filters, "1 or more");
        Require(Width >= 1, "width", Width, "1 or more");
        Require(double.IsFinite(Alpha) && Alpha > 0, "alpha", Alpha, "positive");
        Require(Enum.IsDefined(LlrScale), "llrScale", LlrScale, "one or inverseAlpha");
        Require(Enum.IsDefined(Start), "start", Start, "one of the initializations");
        if (input.Channels != Dna.BaseCount)
            throw new GenomicsException($"it reads bases (4 channels), but its input has {input.Channels} channels");
        if (Width > input.Positions)
            throw new GenomicsException($"its window of {Width} positions is wider than its input of {input.Positions}");
        return new FeatureShape(input.Positions - Width + 1, Filters);
    }

    internal override IEnumerable<ParameterShape> Parameters(FeatureShape input)
    {
        yield return new ParameterShape(ParameterKind.MultinomialKernel, Width, Dna.BaseCount, Filters);
        if (LearnAlpha)
            yield return new ParameterShape(ParameterKind.LogAlpha, 1);
    }

    internal override ReceptiveField See(ReceptiveField input, FeatureShape shape) => input.Window(Width, 1, 1, 0);
}
