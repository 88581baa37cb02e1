using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.NeuronMotif.Syntax;

namespace MlNetGenomics.NeuronMotif.Analysis;

/// <summary>How modules are read. The defaults are the paper's.</summary>
public sealed record AnalysisSettings
{
    /// <summary>How motifs and their order are found.</summary>
    public SyntaxSettings Syntax { get; init; } = new();

    /// <summary>Motifs to compare with, and what their set is called; null for none.</summary>
    public (string Name, IReadOnlyList<PositionProbabilityMatrix> Motifs)? KnownMotifs { get; init; }

    /// <summary>How motifs are compared with known ones, and which matches are kept.</summary>
    public TomtomSettings Matches { get; init; } = TomtomSettings.Program;
}
