using MlNetGenomics.Motifs;

namespace MlNetGenomics.Simulation;

/// <summary>A motif to plant and what a site of it does.</summary>
/// <param name="Motif">The motif; each site is drawn from its columns.</param>
/// <param name="Effect">What each site adds to the activity: over 0 for an activator, below for a repressor.</param>
public sealed record PlantedMotif(PositionProbabilityMatrix Motif, double Effect);
