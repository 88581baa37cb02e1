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
}
