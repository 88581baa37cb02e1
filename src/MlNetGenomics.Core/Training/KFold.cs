using MlNetGenomics.Statistics;

namespace MlNetGenomics.Training;

/// <summary>Splits a set into folds at random.</summary>
public static class KFold
{
    /// <summary>
    /// Fold of each of <paramref name="count"/> items, 0 .. <paramref name="folds"/> - 1; sizes differ by one at most.
    /// </summary>
    /// <exception cref="GenomicsException">Fewer than two folds, or more folds than items.</exception>
    public static int[] Assign(int count, int folds, long seed)
    {
        if (folds < 2 || folds > count)
            throw new GenomicsException($"{folds} folds of {count} sequences: 2 to {count} folds are possible");
        var order = Enumerable.Range(0, count).ToArray();
        new SplittableRandom(seed).Shuffle<int>(order);
        var fold = new int[count];
        for (int i = 0; i < count; i++)
            fold[order[i]] = i % folds;
        return fold;
    }

    /// <summary>Seed of a fold's training, from that of the cross-validation.</summary>
    /// <param name="seed">Seed of the cross-validation.</param>
    /// <param name="fold">Number of the fold, from 0.</param>
    public static long SeedOf(long seed, int fold) => (long)new SplittableRandom(seed).Split(fold).NextUInt64();

    /// <summary>
    /// Fold of each item, so that items of one group share one. Groups go, the largest first and equal ones in random
    /// order, to the fold with the fewest items: sizes differ by the largest group at most.
    /// </summary>
    /// <param name="groups">Group of each item: a region, a chromosome.</param>
    /// <param name="folds">Number of folds.</param>
    /// <param name="seed">Equal seeds give equal folds.</param>
    /// <exception cref="GenomicsException">Fewer than two folds, or more folds than groups.</exception>
    public static int[] AssignGroups(IReadOnlyList<string> groups, int folds, long seed)
    {
        ArgumentNullException.ThrowIfNull(groups);
        int[][] members = ItemGroups.InRandomOrder(groups, seed);
        if (folds < 2 || folds > members.Length)
        {
            throw new GenomicsException(
                $"{folds} folds of {groups.Count} sequences in {members.Length} groups: 2 to {members.Length} folds are possible");
        }
        var fold = new int[groups.Count];
        var sizes = new int[folds];
        foreach (int[] group in members.OrderByDescending(group => group.Length))
        {
            int least = Array.IndexOf(sizes, sizes.Min());
            sizes[least] += group.Length;
            foreach (int item in group)
                fold[item] = least;
        }
        return fold;
    }
}
