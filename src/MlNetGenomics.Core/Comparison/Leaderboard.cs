using MlNetGenomics.Statistics;

namespace MlNetGenomics.Comparison;

/// <summary>
/// Candidates from the best to the worst: first those that finished, by the splits that all of them were fitted to; then
/// those left out as worse, by what they have; then those that failed or were not reached, in the order given.
/// </summary>
/// <param name="Metric">What they are ordered by: the mean over fits of its mean over tasks.</param>
/// <param name="Rows">The candidates.</param>
public sealed record Leaderboard(ComparisonMetric Metric, IReadOnlyList<LeaderboardRow> Rows)
{
    /// <summary>The best candidate; null where none finished, or the metric is nowhere defined.</summary>
    public LeaderboardRow? Best =>
        Rows is [{ Candidate.Outcome: CandidateOutcome.Finished } best, ..] && double.IsFinite(best.Summary.Mean) ? best : null;

    /// <summary>Those that have a score.</summary>
    public IEnumerable<LeaderboardRow> Scored =>
        Rows.Where(row => row.Candidate.Outcome is CandidateOutcome.Finished or CandidateOutcome.Discarded);

    /// <summary>Orders the candidates of a comparison, and compares each with the best.</summary>
    /// <param name="result">The comparison.</param>
    /// <param name="metric">A metric of its goal.</param>
    public static Leaderboard Of(ComparisonResult result, ComparisonMetric metric)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(metric);
        CandidateResult[] ordered = [.. result.Candidates
            .Select(candidate => Counted(candidate, result.Rounds))
            .OrderBy(candidate => Group(candidate.Outcome))
            .ThenByDescending(candidate => candidate.Outcome == CandidateOutcome.Discarded ? candidate.Runs.Count : 0)
            .ThenByDescending(candidate => Group(candidate.Outcome) < 2 ? metric.Merit(candidate.Runs) : 0)];
        var uncertainty = new ScoreUncertainty(result.Goal, metric);
        return new Leaderboard(metric, [.. ordered.Select((candidate, i) => Group(candidate.Outcome) == 2
            ? new LeaderboardRow(candidate, new MeanAndDeviation(double.NaN, double.NaN), null, null)
            : new LeaderboardRow(
                candidate,
                MeanAndDeviation.OfDefined(candidate.Values(metric)),
                uncertainty.Of(candidate.Runs),
                i == 0 ? null : uncertainty.Between(ordered[0].Runs, candidate.Runs)))]);
    }

    private static CandidateResult Counted(CandidateResult candidate, int rounds) =>
        candidate.Outcome == CandidateOutcome.Finished && candidate.Runs.Count > rounds
            ? candidate with { Runs = [.. candidate.Runs.Take(rounds)] }
            : candidate;

    private static int Group(CandidateOutcome outcome) => outcome switch
    {
        CandidateOutcome.Finished => 0,
        CandidateOutcome.Discarded => 1,
        _ => 2,
    };
}
