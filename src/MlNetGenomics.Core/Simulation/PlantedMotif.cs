using MlNetGenomics.Motifs;

namespace MlNetGenomics.Simulation;

/// <summary>A motif to plant and what a site of it does.</summary>
/// <param name="Motif">The motif; each site is drawn from its columns.</param>
/// <param name="Effect">Added to the activity by each site: positive for an activator, negative for a repressor.</param>
public sealed record PlantedMotif(PositionProbabilityMatrix Motif, double Effect);
