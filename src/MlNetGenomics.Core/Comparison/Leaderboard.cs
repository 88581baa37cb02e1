using MlNetGenomics.Statistics;

namespace MlNetGenomics.Comparison;

/// <summary>Candidates from the best to the worst, those that failed at the end in the order given.</summary>
/// <param name="Metric">What they are ordered by: the mean over all fits of its mean over tasks.</param>
/// <param name="Rows">The candidates.</param>
public sealed record Leaderboard(ComparisonMetric Metric, IReadOnlyList<LeaderboardRow> Rows)
{
    /// <summary>The best candidate; null where all failed, or the metric is nowhere defined.</summary>
    public LeaderboardRow? Best => Rows is [{ Candidate.Failure: null } best, ..] && double.IsFinite(best.Summary.Mean) ? best : null;

    /// <summary>Orders the candidates of a comparison, and tests each against the best.</summary>
    /// <param name="result">The comparison.</param>
    /// <param name="metric">A metric of its goal.</param>
    public static Leaderboard Of(ComparisonResult result, ComparisonMetric metric)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(metric);
        int sign = metric.IsBetterIfGreater ? -1 : 1;
        // A metric that is nowhere defined comes last.
        CandidateResult[] ordered = [.. result.Candidates
            .OrderBy(candidate => candidate.Failure is not null)
            .ThenBy(candidate => candidate.Failure is null && Summary(candidate).Mean is var mean && double.IsFinite(mean)
                ? sign * mean
                : double.PositiveInfinity)];
        return new Leaderboard(
            metric,
            [.. ordered.Select((candidate, i) => new LeaderboardRow(
                candidate, Summary(candidate), i == 0 ? null : Test(ordered[0], candidate, metric)))]);

        MeanAndDeviation Summary(CandidateResult candidate) => MeanAndDeviation.OfDefined(candidate.Values(metric));
    }

    /// <summary>
    /// Tests one candidate against another, paired by fits; null where one failed or fewer than two fits have a score.
    /// </summary>
    /// <param name="first">The one.</param>
    /// <param name="second">The other.</param>
    /// <param name="metric">What is compared.</param>
    /// <param name="task">Number of the task; null for the mean over tasks.</param>
    public static PairedTTest? Test(CandidateResult first, CandidateResult second, ComparisonMetric metric, int? task = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Failure is not null || second.Failure is not null)
            return null;
        (double First, double Second)[] pairs = [.. first.Values(metric, task).Zip(second.Values(metric, task))
            .Where(pair => double.IsFinite(pair.First) && double.IsFinite(pair.Second))];
        return pairs.Length < 2
            ? null
            : PairedTTest.Of([.. pairs.Select(pair => pair.First)], [.. pairs.Select(pair => pair.Second)]);
    }
}
