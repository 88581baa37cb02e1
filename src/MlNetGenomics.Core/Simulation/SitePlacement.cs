using MlNetGenomics.Statistics;

namespace MlNetGenomics.Simulation;

/// <summary>Where sites go in a sequence.</summary>
public static class SitePlacement
{
    /// <summary>Places sites by a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="widths">Widths of the sites, in order.</param>
    /// <param name="length">Length of the sequence, at least <see cref="RequiredLength"/>.</param>
    /// <param name="minimumGap">Bases between sites, before the first and behind the last, at least; 0 or more.</param>
    /// <param name="random">Source of randomness.</param>
    /// <returns>Start of each site.</returns>
    public static int[] Place(
        SitePlacementRule rule, ReadOnlySpan<int> widths, int length, int minimumGap, SplittableRandom random) =>
        rule switch
        {
            SitePlacementRule.Uniform => Uniform(widths, length, random, minimumGap),
            SitePlacementRule.NormalizedGaps => NormalizedGaps(widths, length, random, minimumGap),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "not a rule"),
        };

    /// <summary>
    /// Places sites in the given order without overlap, every placement equally likely: the free bases
    /// are dealt to the gaps before, between and behind the sites by drawing n of the free + n slots.
    /// </summary>
    /// <param name="widths">Widths of the sites, in order.</param>
    /// <param name="length">Length of the sequence, at least <see cref="RequiredLength"/>.</param>
    /// <param name="random">Source of randomness.</param>
    /// <param name="minimumGap">Bases between sites, before the first and behind the last, at least; 0 or more.</param>
    /// <returns>Start of each site.</returns>
    public static int[] Uniform(ReadOnlySpan<int> widths, int length, SplittableRandom random, int minimumGap = 0)
    {
        ArgumentNullException.ThrowIfNull(random);
        int free = Free(widths, length, minimumGap);
        int[] slots = DrawSorted(widths.Length, free + widths.Length, random);
        // Slot number minus earlier sites = free bases before this site.
        for (int i = 0; i < slots.Length; i++)
            slots[i] -= i;
        return Starts(slots, widths, minimumGap);
    }

    /// <summary>
    /// Places sites in the given order without overlap: n + 1 uniform numbers, divided by their sum, are the shares
    /// of the gaps before, between and behind the sites in the free bases (the program of Koo and Eddy 2019,
    /// doi:10.1371/journal.pcbi.1007560). Gaps are more even than where every placement is equally likely.
    /// </summary>
    /// <remarks>
    /// The running sums of the shares are rounded, so that the gaps always fill the sequence; the program rounds
    /// each gap and starts again where they do not.
    /// </remarks>
    /// <inheritdoc cref="Uniform"/>
    public static int[] NormalizedGaps(
        ReadOnlySpan<int> widths, int length, SplittableRandom random, int minimumGap = 0)
    {
        ArgumentNullException.ThrowIfNull(random);
        int free = Free(widths, length, minimumGap);
        if (widths.Length == 0)
            return [];
        var sums = new double[widths.Length + 1];
        double sum = 0;
        // Over 0, so that the sum is.
        for (int i = 0; i < sums.Length; i++)
            sums[i] = sum += 1 - random.NextDouble();
        var before = new int[widths.Length];
        for (int i = 0; i < before.Length; i++)
            before[i] = (int)Math.Round(sums[i] / sum * free);
        return Starts(before, widths, minimumGap);
    }

    /// <summary>Bases that sites need: their widths, and the gaps between them and at both ends.</summary>
    /// <param name="widths">Widths of the sites.</param>
    /// <param name="minimumGap">Bases of a gap, at least; 0 or more.</param>
    public static long RequiredLength(ReadOnlySpan<int> widths, int minimumGap)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minimumGap);
        // Without sites there is nothing to keep apart.
        long needed = widths.Length == 0 ? 0 : (widths.Length + 1L) * minimumGap;
        foreach (int width in widths)
            needed += width;
        return needed;
    }

    private static int Free(ReadOnlySpan<int> widths, int length, int minimumGap)
    {
        long free = length - RequiredLength(widths, minimumGap);
        ArgumentOutOfRangeException.ThrowIfNegative(free, nameof(length));
        return (int)free;
    }

    /// <summary>Turns the free bases before each site into its start.</summary>
    private static int[] Starts(int[] freeBefore, ReadOnlySpan<int> widths, int minimumGap)
    {
        int before = minimumGap;
        for (int i = 0; i < freeBefore.Length; i++)
        {
            freeBefore[i] += before;
            before += widths[i] + minimumGap;
        }
        return freeBefore;
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
