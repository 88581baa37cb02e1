using MlNetGenomics.Interpretation;
using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;

namespace MlNetGenomics.Studies;

/// <summary>Looks filters up among known motifs.</summary>
public static class MatchedFilters
{
    /// <summary>
    /// Finds each filter's matches. As in the paper, what is compared is the filter's motif without its flanks; a filter
    /// that nothing activates, or that has no column of information, matches nothing.
    /// </summary>
    /// <param name="filters">The filters.</param>
    /// <param name="known">The known motifs.</param>
    /// <param name="settings">How motifs are compared, and what counts as a match.</param>
    /// <param name="threads">Number of threads; 0 for one a processor.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <returns>One entry a filter, in order.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<MatchedFilter> Find(
        IReadOnlyList<FilterMotif> filters,
        KnownMotifs known,
        TomtomSettings settings,
        int threads = 0,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filters);
        ArgumentNullException.ThrowIfNull(known);
        PositionProbabilityMatrix[] queries =
            [.. filters.Select(filter => filter.Clipped).OfType<PositionProbabilityMatrix>()];
        var results = new Queue<TomtomResult>(Tomtom.Compare(queries, known.Database, settings, threads, cancellation));
        return [.. filters.Select(filter => Match(filter, filter.Clipped is null ? [] : results.Dequeue().Matches, known))];
    }

    private static MatchedFilter Match(FilterMotif filter, IReadOnlyList<TomtomMatch> matches, KnownMotifs known)
    {
        TomtomMatch? relevant = matches.FirstOrDefault(match => known.TaskOf(match.TargetIndex) >= 0);
        return new MatchedFilter(
            filter, matches.FirstOrDefault(), relevant, relevant is null ? -1 : known.TaskOf(relevant.TargetIndex));
    }
}
