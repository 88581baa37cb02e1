namespace MlNetGenomics.Statistics;

/// <summary>
/// Logarithms of binomial probabilities without the cancellation of factorials: the saddle-point form of Loader 2000
/// ("Fast and accurate computation of binomial probabilities").
/// </summary>
internal static class BinomialProbability
{
    // n! is exact in double precision up to here.
    private const int ExactFactorials = 15;

    /// <summary>ln of the chance of <paramref name="count"/> successes; minus infinity where it cannot be.</summary>
    /// <param name="count">Successes, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Trials.</param>
    /// <param name="chance">Chance of a success, 0 to 1.</param>
    public static double Log(long count, long trials, double chance)
    {
        double other = 1 - chance;
        if (chance <= 0 || other <= 0)
            return count == (chance <= 0 ? 0 : trials) ? 0 : double.NegativeInfinity;
        if (count == 0)
            return trials * SmallProbability.LogComplement(chance);
        if (count == trials)
            return trials * Math.Log(chance);
        long failures = trials - count;
        return StirlingError(trials) - StirlingError(count) - StirlingError(failures)
            - Deviance(count, trials * chance) - Deviance(failures, trials * other)
            + 0.5 * Math.Log(trials / (2 * Math.PI * count * failures));
    }

    /// <summary>x ln(x / m) + m - x, 0 where x is m.</summary>
    private static double Deviance(double x, double mean) => x * Math.Log(x / mean) + mean - x;

    /// <summary>ln n! less Stirling's ln(sqrt(2 pi n) (n / e)^n).</summary>
    private static double StirlingError(long n)
    {
        if (n <= ExactFactorials)
        {
            double factorial = 1;
            for (long i = 2; i <= n; i++)
                factorial *= i;
            return Math.Log(factorial) - ((n + 0.5) * Math.Log(n) - n + 0.5 * Math.Log(2 * Math.PI));
        }
        double square = (double)n * n;
        return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square) / n;
    }
}
