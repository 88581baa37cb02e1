namespace MlNetGenomics.Statistics;

/// <summary>
/// Fisher's exact test, one-sided: does a group hold more marked things than one drawn by chance would (Fisher 1935,
/// doi:10.2307/2342435)?
/// </summary>
/// <param name="Found">Marked things in the group.</param>
/// <param name="Group">Things in the group.</param>
/// <param name="Marked">Marked things in all.</param>
/// <param name="All">Things in all.</param>
/// <param name="LogP">ln of the chance of as many or more, the upper tail of the hypergeometric distribution.</param>
public readonly record struct HypergeometricTest(long Found, long Group, long Marked, long All, double LogP)
{
    /// <summary>The p-value; 0 where it is below what double precision holds.</summary>
    public double P => Math.Exp(LogP);

    /// <summary>Found over those expected; NaN where none is.</summary>
    public double Enrichment => Group > 0 && Marked > 0 ? Found / ((double)Group * Marked / All) : double.NaN;

    /// <summary>Makes the test.</summary>
    /// <param name="found">0 to the smaller of group and marked, and no fewer than they must share.</param>
    /// <param name="group">0 to all.</param>
    /// <param name="marked">0 to all.</param>
    /// <param name="all">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static HypergeometricTest Greater(long found, long group, long marked, long all)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(group);
        ArgumentOutOfRangeException.ThrowIfNegative(marked);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(group, all);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(marked, all);
        ArgumentOutOfRangeException.ThrowIfLessThan(found, Math.Max(0, group + marked - all));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(found, Math.Min(group, marked));
        return new HypergeometricTest(found, group, marked, all, LogTail(found, group, marked, all));
    }

    private static double LogTail(long found, long group, long marked, long all)
    {
        long least = Math.Max(0, group + marked - all), most = Math.Min(group, marked);
        if (found == least)
            return 0;
        if (found > (double)group * marked / all)
        {
            return Math.Min(0, TailSum.Log(
                LogProbability(found), found, most + 1, 1,
                count => (marked - count) * (double)(group - count) / ((count + 1.0) * (all - marked - group + count + 1))));
        }
        return TailSum.LogComplement(TailSum.Log(
            LogProbability(found - 1), found - 1, least - 1, -1,
            count => count * (double)(all - marked - group + count) / ((marked - count + 1.0) * (group - count + 1))));

        // As binomials of one chance, which cancels (Loader 2000).
        double LogProbability(long count)
        {
            double chance = (double)group / all;
            return BinomialProbability.Log(count, marked, chance)
                + BinomialProbability.Log(group - count, all - marked, chance)
                - BinomialProbability.Log(group, all, chance);
        }
    }
}
