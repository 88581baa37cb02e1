using MlNetGenomics.Motifs;

namespace MlNetGenomics.Simulation;

/// <summary>A motif in a grammar.</summary>
/// <param name="Motif">The motif; each site is drawn from its columns.</param>
/// <param name="IsReverse">Whether the reverse complement of a site stands in the grammar.</param>
public sealed record GrammarElement(PositionProbabilityMatrix Motif, bool IsReverse = false);
