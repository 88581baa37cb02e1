using MathNet.Numerics;

namespace MlNetGenomics.Statistics;

/// <summary>
/// The rank-sum test of two samples, one-sided: does the first tend to greater values (Wilcoxon 1945, doi:10.2307/3001968;
/// Mann and Whitney 1947, doi:10.1214/aoms/1177730491)?
/// </summary>
/// <param name="U">Pairs in which the first sample's value is greater, ties counted half.</param>
/// <param name="FirstCount">Values of the first sample.</param>
/// <param name="SecondCount">Of the second.</param>
/// <param name="P">
/// Chance of so great a U if all values came in random order: exact, ties included, up to <see cref="ExactCount"/> values;
/// normal with the correction for ties and for continuity beyond.
/// </param>
/// <param name="IsExact">Whether P is exact.</param>
public readonly record struct RankSumTest(double U, int FirstCount, int SecondCount, double P, bool IsExact)
{
    /// <summary>As many values of both samples, at most, have an exact p-value.</summary>
    public const int ExactCount = 50;

    /// <summary>Chance that a value of the first sample is greater than one of the second; .5 where they are alike.</summary>
    public double Auroc => U / ((double)FirstCount * SecondCount);

    /// <summary>Compares two samples.</summary>
    /// <param name="first">One value or more, none of them NaN.</param>
    /// <param name="second">One value or more, none of them NaN.</param>
    /// <exception cref="ArgumentException">A sample is empty.</exception>
    public static RankSumTest Greater(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.IsEmpty || second.IsEmpty)
            throw new ArgumentException("a sample is empty", first.IsEmpty ? nameof(first) : nameof(second));
        double[] ranks = Correlation.Ranks([.. first, .. second]);
        double sum = 0;
        foreach (double rank in ranks.AsSpan(0, first.Length))
            sum += rank;
        double u = sum - first.Length * (first.Length + 1.0) / 2;
        bool isExact = ranks.Length <= ExactCount;
        double p = isExact ? Exact(ranks, first.Length, sum) : Normal(ranks, first.Length, second.Length, u);
        return new RankSumTest(u, first.Length, second.Length, p, isExact);
    }

    /// <summary>Share of all choices of ranks for the first sample that have this sum or a greater one.</summary>
    internal static double Exact(double[] ranks, int count, double sum)
    {
        // Ranks are whole or half numbers. ways[n][s] counts the choices of n ranks whose doubled sum is s.
        int most = (int)(2 * ranks.Sum());
        var ways = new double[count + 1][];
        for (int n = 0; n <= count; n++)
            ways[n] = new double[most + 1];
        ways[0][0] = 1;
        foreach (double rank in ranks)
        {
            int doubled = (int)(2 * rank);
            for (int n = count; n > 0; n--)
            {
                for (int s = most; s >= doubled; s--)
                    ways[n][s] += ways[n - 1][s - doubled];
            }
        }
        double greater = 0, all = 0;
        for (int s = 0; s <= most; s++)
        {
            all += ways[count][s];
            if (s >= 2 * sum)
                greater += ways[count][s];
        }
        return greater / all;
    }

    /// <summary>The normal approximation, its variance less what ties take away.</summary>
    internal static double Normal(double[] ranks, int first, int second, double u)
    {
        double count = ranks.Length, ties = 0;
        foreach (IGrouping<double, double> tied in ranks.GroupBy(rank => rank))
        {
            double t = tied.Count();
            ties += t * t * t - t;
        }
        double product = (double)first * second;
        double variance = product / 12 * (count + 1 - ties / (count * (count - 1)));
        return variance > 0
            ? 0.5 * SpecialFunctions.Erfc((u - product / 2 - 0.5) / Math.Sqrt(2 * variance))
            : 1;
    }
}
