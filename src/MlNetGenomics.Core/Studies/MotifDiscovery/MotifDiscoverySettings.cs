using MlNetGenomics.Interpretation;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.NeuronMotif.Syntax;
using static MlNetGenomics.SettingCheck;

namespace MlNetGenomics.Studies.MotifDiscovery;

/// <summary>How ways to read motifs from neurons are compared.</summary>
public sealed record MotifDiscoverySettings
{
    /// <summary>Greatest q-value, not included, of a match (Wei et al. 2023, Fig. 3 C).</summary>
    public double MatchQValue { get; init; } = 1e-3;

    /// <summary>How motifs of all methods are compared with known ones; its thresholds do not count.</summary>
    public TomtomSettings Tomtom { get; init; } = TomtomSettings.Program;

    /// <summary>How motifs are read from modules.</summary>
    public SyntaxSettings Syntax { get; init; } = new();

    /// <summary>Which windows activation maximization stacks, and how motifs of it and of saliency are clipped.</summary>
    public FilterMotifSettings Windows { get; init; } = FilterMotifSettings.Paper;

    /// <summary>How bases are attributed: by the plain gradient, as the paper's saliency maps.</summary>
    public SaliencySettings Saliency { get; init; } = new() { Method = SaliencyMethod.Gradient };

    /// <summary>
    /// Sites, one a sequence, whose saliency is averaged, those that activate the neuron most; 1 or more. 100 is our choice,
    /// without a source.
    /// </summary>
    public int SaliencySites { get; init; } = 100;

    /// <summary>Fails unless all settings are in their ranges.</summary>
    /// <exception cref="GenomicsException">One is not; names it.</exception>
    public void Validate()
    {
        Require(MatchQValue is > 0 and <= 1, "q-value of matches", MatchQValue, "over 0 and at most 1");
        Require(SaliencySites >= 1, "saliency sites", SaliencySites, "1 or more");
        Windows.Validate();
    }
}
