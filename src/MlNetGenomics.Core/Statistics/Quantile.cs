namespace MlNetGenomics.Statistics;

/// <summary>Quantiles of a sample.</summary>
public static class Quantile
{
    /// <summary>
    /// The value below which a share of sorted values lies, between two values by linear interpolation (definition 7 of
    /// Hyndman and Fan 1996, doi:10.1080/00031305.1996.10473566); NaN of none.
    /// </summary>
    /// <param name="sorted">Values in ascending order.</param>
    /// <param name="share">0 to 1; one half is the median.</param>
    public static double OfSorted(ReadOnlySpan<double> sorted, double share)
    {
        if (!(share is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "must be 0 to 1");
        if (sorted.IsEmpty)
            return double.NaN;
        double at = share * (sorted.Length - 1);
        int below = (int)at;
        return below == sorted.Length - 1 ? sorted[below] : sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
    }

    /// <summary>The median of values in any order; NaN of none.</summary>
    public static double Median(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        return OfSorted(sorted, 0.5);
    }
}
