using MlNetGenomics.Statistics;

namespace MlNetGenomics.Variants;

/// <summary>
/// Whether variants that are kept are rarer than others: ten bins by minor-allele frequency, and a binomial test of the
/// lowest one (MuSeAM paper, Methods).
/// </summary>
/// <param name="Bins">The bins, the lowest frequencies first.</param>
/// <param name="Kept">Kept variants whose frequency is known.</param>
/// <param name="ExpectedShare">Share of them expected in the lowest bin.</param>
/// <param name="PValue">Chance of as many in it, or more.</param>
public sealed record FrequencyEnrichment(
    IReadOnlyList<FrequencyBin> Bins, long Kept, double ExpectedShare, double PValue)
{
    /// <summary>Bins of the paper.</summary>
    public const int BinCount = 10;

    /// <summary>Counts.</summary>
    /// <param name="frequencies">Minor-allele frequency of each scored variant, NaN where it is not known.</param>
    /// <param name="isKept">Whether the variant of a number is kept.</param>
    /// <param name="binning">How bins are made.</param>
    /// <returns>The bins; null where fewer variants than bins have a frequency, or none is kept.</returns>
    /// <remarks>
    /// Of as many variants a bin, those of one frequency stay together; what is expected in the lowest bin is then its share
    /// of all variants.
    /// </remarks>
    public static FrequencyEnrichment? Of(
        IReadOnlyList<float> frequencies, Func<int, bool> isKept, FrequencyBinning binning)
    {
        ArgumentNullException.ThrowIfNull(frequencies);
        ArgumentNullException.ThrowIfNull(isKept);
        int[] known = [.. Enumerable.Range(0, frequencies.Count).Where(i => !float.IsNaN(frequencies[i]))];
        float[] kept = [.. known.Where(isKept).Select(i => frequencies[i]).Order()];
        if (known.Length < BinCount || kept.Length == 0)
            return null;
        float[] all = [.. known.Select(i => frequencies[i]).Order()];
        float[] ends = binning == FrequencyBinning.Counts
            ? [.. Enumerable.Range(1, BinCount).Select(bin => all[(int)((long)bin * all.Length / BinCount) - 1])]
            : [.. Enumerable.Range(1, BinCount).Select(bin => kept[0] + (kept[^1] - kept[0]) * bin / BinCount)];
        // Rounding must not leave the greatest one out.
        ends[^1] = Math.Max(ends[^1], kept[^1]);
        var bins = new FrequencyBin[BinCount];
        long variantsBelow = 0, keptBelow = 0;
        for (int bin = 0; bin < BinCount; bin++)
        {
            long variants = UpTo(all, ends[bin]), own = UpTo(kept, ends[bin]);
            float low = bin == 0 ? (binning == FrequencyBinning.Counts ? all[0] : kept[0]) : ends[bin - 1];
            bins[bin] = new FrequencyBin(low, ends[bin], variants - variantsBelow, own - keptBelow);
            (variantsBelow, keptBelow) = (variants, own);
        }
        double expected = binning == FrequencyBinning.Counts ? (double)bins[0].Variants / all.Length : 1.0 / BinCount;
        return new FrequencyEnrichment(bins, kept.Length, expected, BinomialTest.Greater(bins[0].Kept, kept.Length, expected).P);
    }

    /// <summary>Values of at most an end.</summary>
    private static long UpTo(float[] sorted, float end)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (sorted[middle] > end)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
