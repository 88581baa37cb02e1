using MlNetGenomics.Motifs;

namespace MlNetGenomics.NeuronMotif.Footprints;

/// <summary>Where a motif lies in a neuron's sites.</summary>
/// <param name="Motif">The motif.</param>
/// <param name="SiteCount">Sites that have it anywhere.</param>
/// <param name="Forward">Hits with their middle at each position from -flank to flank, in the direction of the footprint.</param>
/// <param name="Reverse">Hits against it.</param>
public sealed record MotifPositions(
    PositionProbabilityMatrix Motif, int SiteCount, IReadOnlyList<int> Forward, IReadOnlyList<int> Reverse);
