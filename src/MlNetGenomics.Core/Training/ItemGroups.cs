using MlNetGenomics.Statistics;

namespace MlNetGenomics.Training;

/// <summary>Items that stay together.</summary>
internal static class ItemGroups
{
    /// <summary>Numbers of the items of each group, ascending; the groups in random order.</summary>
    /// <param name="groups">Group of each item.</param>
    /// <param name="seed">Equal seeds give equal orders.</param>
    public static int[][] InRandomOrder(IReadOnlyList<string> groups, long seed)
    {
        int[][] members =
            [.. groups.Select((group, item) => (group, item)).GroupBy(one => one.group, one => one.item).Select(own => own.ToArray())];
        new SplittableRandom(seed).Shuffle<int[]>(members);
        return members;
    }
}
