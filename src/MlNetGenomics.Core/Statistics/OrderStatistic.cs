namespace MlNetGenomics.Statistics;

/// <summary>Values by rank without a full sort.</summary>
internal static class OrderStatistic
{
    private const int BucketCount = 1024;

    /// <summary>
    /// The value of rank <paramref name="rank"/> (0 is the least): values are counted by interval, and only those of
    /// the interval that holds the rank are sorted.
    /// </summary>
    /// <param name="values">Values, none of them NaN.</param>
    /// <param name="rank">0 to the number of values - 1.</param>
    /// <param name="low">A number no greater than any value.</param>
    /// <param name="high">A number no less than any value.</param>
    public static double Select(ReadOnlySpan<double> values, int rank, double low, double high)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rank);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rank, values.Length);
        // The last bucket takes the values that equal the upper end.
        double scale = high > low ? (BucketCount - 1) / (high - low) : 0;
        Span<int> counts = stackalloc int[BucketCount];
        counts.Clear();
        foreach (double value in values)
            counts[(int)((value - low) * scale)]++;
        int bucket = 0, below = 0;
        while (below + counts[bucket] <= rank)
            below += counts[bucket++];
        var inside = new double[counts[bucket]];
        int found = 0;
        foreach (double value in values)
        {
            if ((int)((value - low) * scale) == bucket)
                inside[found++] = value;
        }
        Array.Sort(inside);
        return inside[rank - below];
    }
}
