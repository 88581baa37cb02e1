using MlNetGenomics.Statistics;

namespace MlNetGenomics.Comparison;

/// <summary>A candidate in a leaderboard.</summary>
/// <param name="Candidate">The candidate, with the fits that count.</param>
/// <param name="Summary">Mean and deviation of the leaderboard's metric over these fits; NaN where there is none.</param>
/// <param name="Likely">Where that mean lies with a chance of 95 %; null where it is not defined.</param>
/// <param name="AgainstBest">
/// The best candidate against it, by the splits that both were fitted to; null for the best, and where there is nothing to
/// compare.
/// </param>
public sealed record LeaderboardRow(
    CandidateResult Candidate, MeanAndDeviation Summary, Interval? Likely, ScoreDifference? AgainstBest);
