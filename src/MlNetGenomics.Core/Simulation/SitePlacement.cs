using MlNetGenomics.Statistics;

namespace MlNetGenomics.Simulation;

/// <summary>Where sites go in a sequence.</summary>
public static class SitePlacement
{
    /// <summary>
    /// Places sites in the given order without overlap, every placement equally likely: the free bases
    /// are dealt to the gaps before, between and behind the sites by drawing n of the free + n slots.
    /// </summary>
    /// <param name="widths">Widths of the sites, in order.</param>
    /// <param name="length">Length of the sequence, at least the sum of the widths.</param>
    /// <param name="random">Source of randomness.</param>
    /// <returns>Start of each site.</returns>
    public static int[] Uniform(ReadOnlySpan<int> widths, int length, SplittableRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        int free = length;
        foreach (int width in widths)
            free -= width;
        ArgumentOutOfRangeException.ThrowIfNegative(free, nameof(length));
        int[] slots = DrawSorted(widths.Length, free + widths.Length, random);
        int before = 0;
        for (int i = 0; i < slots.Length; i++)
        {
            // Slot number minus earlier sites = free bases before this site.
            slots[i] += before - i;
            before += widths[i];
        }
        return slots;
    }

    /// <summary>
    /// A uniform choice of some of 0 .. total - 1, ascending (Floyd, in Bentley 1987,
    /// doi:10.1145/30401.315746).
    /// </summary>
    private static int[] DrawSorted(int count, int total, SplittableRandom random)
    {
        var chosen = new SortedSet<int>();
        for (int j = total - count; j < total; j++)
        {
            if (!chosen.Add(random.NextInt(j + 1)))
                chosen.Add(j);
        }
        return [.. chosen];
    }
}
