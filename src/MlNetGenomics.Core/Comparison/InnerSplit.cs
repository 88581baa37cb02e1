using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Comparison;

/// <summary>Takes a part of the training data to stop or choose by, groups whole.</summary>
public static class InnerSplit
{
    /// <summary>Numbers of the sequences to train on and of those to validate on, in order.</summary>
    /// <param name="count">Number of sequences.</param>
    /// <param name="groups">Group of each, or null.</param>
    /// <param name="share">About the share to validate on; above 0, at most a half.</param>
    /// <param name="seed">Equal seeds give equal splits.</param>
    /// <exception cref="GenomicsException">There are too few sequences or groups.</exception>
    public static (int[] Training, int[] Validation) Take(
        int count, IReadOnlyList<string>? groups, double share, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 0.5);
        int parts = (int)Math.Round(1 / share);
        int most = groups is null ? count : groups.Distinct().Count();
        parts = Math.Max(2, Math.Min(parts, most));
        // A stream of its own, so that the split is not that of the folds for the same seed.
        long own = (long)new SplittableRandom(seed).Split(TrainingStreams.Validation).NextUInt64();
        int[] part = groups is null ? KFold.Assign(count, parts, own) : KFold.AssignGroups(groups, parts, own);
        int[] all = [.. Enumerable.Range(0, count)];
        return ([.. all.Where(i => part[i] != 0)], [.. all.Where(i => part[i] == 0)]);
    }
}
