namespace MlNetGenomics.Statistics;

/// <summary>The exact binomial test, one-sided: are there more successes than chance would have?</summary>
/// <param name="Successes">k.</param>
/// <param name="Trials">n.</param>
/// <param name="Chance">p0, the chance of a success where there is nothing to find.</param>
/// <param name="LogP">
/// ln of the chance of k or more successes: sum over i from k to n of C(n, i) p0^i (1 - p0)^(n - i); to about 1e-11, however
/// small.
/// </param>
public readonly record struct BinomialTest(long Successes, long Trials, double Chance, double LogP)
{
    /// <summary>The p-value; 0 where it is below what double precision holds.</summary>
    public double P => Math.Exp(LogP);

    /// <summary>Decimal logarithm of the p-value.</summary>
    public double Log10P => LogP / Math.Log(10);

    /// <summary>Successes over those expected; NaN where none is.</summary>
    public double Enrichment => Trials > 0 && Chance > 0 ? Successes / (Trials * Chance) : double.NaN;

    /// <summary>Makes the test.</summary>
    /// <param name="successes">k, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">n, 0 or more.</param>
    /// <param name="chance">p0, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static BinomialTest Greater(long successes, long trials, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        SettingCheck.RequireInRange(chance is >= 0 and <= 1, nameof(chance), chance);
        return new BinomialTest(successes, trials, chance, LogTail(successes, trials, chance));
    }

    private static double LogTail(long successes, long trials, double chance)
    {
        if (successes == 0 || chance >= 1)
            return 0;
        if (chance <= 0)
            return double.NegativeInfinity;
        double odds = chance / (1 - chance);
        if (successes > trials * chance)
        {
            return Math.Min(0, TailSum.Log(
                BinomialProbability.Log(successes, trials, chance), successes, trials + 1, 1,
                count => (trials - count) / (count + 1.0) * odds));
        }
        // Below the mean the other tail is the shorter sum.
        return TailSum.LogComplement(TailSum.Log(
            BinomialProbability.Log(successes - 1, trials, chance), successes - 1, -1, -1,
            count => count / ((trials - count + 1.0) * odds)));
    }
}
