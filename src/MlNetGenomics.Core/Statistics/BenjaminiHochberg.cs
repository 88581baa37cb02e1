namespace MlNetGenomics.Statistics;

/// <summary>
/// False discovery rates of many tests (Benjamini and Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x).
/// </summary>
public static class BenjaminiHochberg
{
    /// <summary>
    /// The q-value of each p-value: the least false discovery rate at which it would be called significant, the
    /// minimum over all p' of at least p of p' tests / (number of p-values up to p'), at most 1.
    /// </summary>
    /// <param name="pValues">p-values, 0 to 1, in any order.</param>
    /// <returns>One q-value a p-value, in the same order.</returns>
    public static double[] QValues(ReadOnlySpan<double> pValues) => QValues(pValues, pValues.Length);

    /// <summary>
    /// The same where only the smallest p-values are at hand, all those below some threshold: the rank of each is
    /// known without the others.
    /// </summary>
    /// <param name="pValues">All p-values up to some threshold, in any order.</param>
    /// <param name="tests">Number of tests made, those without a p-value here included.</param>
    /// <returns>One q-value a p-value, in the same order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are more p-values than tests.</exception>
    public static double[] QValues(ReadOnlySpan<double> pValues, long tests)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tests, pValues.Length);
        double[] sorted = pValues.ToArray();
        var order = new int[sorted.Length];
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(sorted, order);
        var qValues = new double[sorted.Length];
        double least = 1;
        for (int rank = sorted.Length; rank > 0; rank--)
        {
            // The quotient is 1 or more, so that rounding never takes a q-value below its p-value.
            least = Math.Min(least, sorted[rank - 1] * ((double)tests / rank));
            qValues[order[rank - 1]] = least;
        }
        return qValues;
    }
}
