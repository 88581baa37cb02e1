namespace MlNetGenomics.Statistics;

/// <summary>Tails of discrete distributions: one probability, and from it the others by their ratios.</summary>
internal static class TailSum
{
    // What is left out is less than this share of the sum.
    private const double Negligible = 1e-18;

    /// <summary>ln of the sum of a run of probabilities that begins with the greatest and falls.</summary>
    /// <param name="logFirst">ln of the first.</param>
    /// <param name="first">Its number.</param>
    /// <param name="end">Number after the last.</param>
    /// <param name="step">1 upward, -1 downward.</param>
    /// <param name="ratio">The next probability over that of a number.</param>
    public static double Log(double logFirst, long first, long end, int step, Func<long, double> ratio)
    {
        double sum = 1, term = 1;
        for (long count = first; count + step != end; count += step)
        {
            term *= ratio(count);
            sum += term;
            if (term < Negligible * sum)
                break;
        }
        return logFirst + Math.Log(sum);
    }

    /// <summary>ln(1 - e^x) for x of 0 or less, precise for x near 0 and far from it.</summary>
    public static double LogComplement(double x) =>
        x >= 0 ? double.NegativeInfinity : Math.Log(SmallProbability.FromLogComplement(x));
}
