namespace MlNetGenomics.Statistics;

/// <summary>Student's t-test of pairs (Student 1908, doi:10.2307/2331554): is the mean of their differences 0?</summary>
/// <param name="T">Mean difference over its standard error; NaN where all differences are 0.</param>
/// <param name="DegreesOfFreedom">Pairs less one.</param>
/// <param name="P">
/// Chance of a T as far from 0 on either side, if differences were normal around 0; 1 where all differences are 0. To
/// about 1e-14, and never below 0.
/// </param>
public readonly record struct PairedTTest(double T, int DegreesOfFreedom, double P)
{
    /// <summary>
    /// Chance of a T as great as this, the test of one side: that the first of each pair is greater; 1 where all
    /// differences are 0. To about 1e-14, and never below 0.
    /// </summary>
    public double PGreater => double.IsNaN(T) || double.IsNaN(P) ? P : T > 0 ? P / 2 : 1 - P / 2;

    /// <summary>Compares pairs.</summary>
    /// <param name="first">The first of each pair, two or more, all finite.</param>
    /// <param name="second">The second of each pair.</param>
    /// <exception cref="ArgumentException">Numbers differ, or there are fewer than two pairs.</exception>
    public static PairedTTest Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.Length != second.Length)
            throw new ArgumentException($"{second.Length} values to pair with {first.Length}", nameof(second));
        if (first.Length < 2)
            throw new ArgumentException("a spread needs two pairs or more", nameof(first));
        var differences = new double[first.Length];
        for (int i = 0; i < differences.Length; i++)
            differences[i] = first[i] - second[i];
        MeanAndDeviation summary = MeanAndDeviation.Of(differences);
        int degrees = differences.Length - 1;
        if (summary is { Mean: 0, Deviation: 0 })
            return new PairedTTest(double.NaN, degrees, 1);
        double t = summary.Mean / (summary.Deviation / Math.Sqrt(differences.Length));
        return new PairedTTest(t, degrees, TwoSided(t, degrees));
    }

    /// <summary>
    /// Chance that Student's t is as far from 0 as <paramref name="t"/>: the finite sums of Abramowitz and Stegun 1964,
    /// 26.7.3 and 26.7.4, which are exact for a whole number of degrees of freedom.
    /// </summary>
    /// <param name="t">The statistic; may be infinite.</param>
    /// <param name="degreesOfFreedom">1 or more.</param>
    public static double TwoSided(double t, int degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degreesOfFreedom);
        if (double.IsNaN(t))
            return double.NaN;
        bool isOdd = degreesOfFreedom % 2 == 1;
        double angle = Math.Atan(Math.Abs(t) / Math.Sqrt(degreesOfFreedom));
        double cosine = Math.Cos(angle), sum = 0, term = isOdd ? cosine : 1;
        for (int power = isOdd ? 1 : 0; power <= degreesOfFreedom - 2; power += 2)
        {
            sum += term;
            term *= cosine * cosine * (power + 1) / (power + 2);
        }
        double within = Math.Sin(angle) * sum;
        if (isOdd)
            within = 2 / Math.PI * (angle + within);
        return Math.Max(0, 1 - within);
    }
}
