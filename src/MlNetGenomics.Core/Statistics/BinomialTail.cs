namespace MlNetGenomics.Statistics;

/// <summary>The upper tail of the binomial distribution: the exact one-sided binomial test.</summary>
public static class BinomialTail
{
    /// <summary>Chance of at least <paramref name="successes"/> of <paramref name="trials"/>.</summary>
    /// <param name="successes">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Independent trials, 0 or more.</param>
    /// <param name="chance">Chance of each, 0 to 1.</param>
    /// <remarks>
    /// The terms C(n,k) p^k (1-p)^(n-k) are added from k on, each from the one before it, until none is left that
    /// changes the sum; where most of the distribution lies above k, the other tail is added and taken from 1.
    /// </remarks>
    public static double AtLeast(long successes, long trials, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (!(chance is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(chance), chance, "must be 0 to 1");
        if (successes == 0 || chance == 1)
            return 1;
        if (chance == 0)
            return 0;
        return successes > trials * chance
            ? Math.Min(1, Sum(successes, trials, chance))
            // At most k - 1 successes are at least n - k + 1 failures.
            : Math.Max(0, 1 - Sum(trials - successes + 1, trials, 1 - chance));
    }

    private static double Sum(long from, long trials, double chance)
    {
        double odds = chance / (1 - chance);
        double term = Math.Exp(
            LogChoose(trials, from) + from * Math.Log(chance) + (trials - from) * SmallProbability.LogComplement(chance));
        double sum = term;
        for (long k = from; k < trials; k++)
        {
            term *= odds * (trials - k) / (k + 1);
            double next = sum + term;
            if (next == sum && (trials - k) * odds < k + 1)
                break;
            sum = next;
        }
        return sum;
    }

    private static double LogChoose(long n, long k) => LogFactorial(n) - LogFactorial(k) - LogFactorial(n - k);

    /// <summary>ln n!: added up where n is small, else Stirling's series, whose next term is below 1e-16 there.</summary>
    private static double LogFactorial(long n)
    {
        const int Small = 256;
        if (n < Small)
        {
            double sum = 0;
            for (long i = 2; i <= n; i++)
                sum += Math.Log(i);
            return sum;
        }
        double square = (double)n * n;
        return (n + 0.5) * Math.Log(n) - n + 0.5 * Math.Log(2 * Math.PI)
            + (1 - (1 - 2 / (7 * square)) / (30 * square)) / (12 * n);
    }
}
