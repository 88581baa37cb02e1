using MlNetGenomics.Motifs;

namespace MlNetGenomics.Interpretation;

/// <summary>What a filter responds to.</summary>
/// <param name="Filter">Number of the filter, from 0.</param>
/// <param name="Maximum">Its greatest activation over the sequences.</param>
/// <param name="SiteCount">Windows that the motif was made of.</param>
/// <param name="Motif">The motif, as wide as the filter's receptive field, or null for a filter without windows.</param>
/// <param name="Clipped">
/// The motif's informative columns with a margin, or null where no column is informative enough.
/// </param>
public sealed record FilterMotif(
    int Filter, float Maximum, int SiteCount, PositionProbabilityMatrix? Motif, PositionProbabilityMatrix? Clipped);
