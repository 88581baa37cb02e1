using MlNetGenomics.Sequences;

namespace MlNetGenomics.Motifs;

/// <summary>What a motif file holds.</summary>
/// <param name="Motifs">The motifs in the order of the file.</param>
/// <param name="Background">The background the file states, or null.</param>
/// <param name="BothStrands">False where the file says that one strand only was used.</param>
public sealed record MotifSet(
    IReadOnlyList<PositionProbabilityMatrix> Motifs, BaseBackground? Background = null, bool BothStrands = true);
