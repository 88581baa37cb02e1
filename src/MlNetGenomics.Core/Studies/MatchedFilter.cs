using MlNetGenomics.Interpretation;
using MlNetGenomics.Motifs.Comparison;

namespace MlNetGenomics.Studies;

/// <summary>A filter and the known motifs that it looks like.</summary>
/// <param name="Filter">The filter.</param>
/// <param name="Best">The best match in the whole database, or null for none.</param>
/// <param name="Relevant">The best match among the relevant motifs, or null for none.</param>
/// <param name="Task">Number of the task that the relevant match is of, or -1.</param>
public sealed record MatchedFilter(FilterMotif Filter, TomtomMatch? Best, TomtomMatch? Relevant, int Task);
