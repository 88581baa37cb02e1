using MlNetGenomics.Statistics;

namespace MlNetGenomics.Comparison;

/// <summary>A candidate in a leaderboard.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Summary">Mean and deviation of the leaderboard's metric over all fits; NaN where it failed.</param>
/// <param name="AgainstBest">
/// The best candidate's values against its own, paired by fits; null for the best, where there are fewer than two fits,
/// and where it failed. Training sets of folds overlap, so P is smaller than it should be (Dietterich 1998,
/// doi:10.1162/089976698300017197): a guide, not a proof.
/// </param>
public sealed record LeaderboardRow(CandidateResult Candidate, MeanAndDeviation Summary, PairedTTest? AgainstBest);
