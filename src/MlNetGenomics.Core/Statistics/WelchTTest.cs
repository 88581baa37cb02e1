namespace MlNetGenomics.Statistics;

/// <summary>
/// The t-test of two samples whose variances may differ (Welch 1947, doi:10.1093/biomet/34.1-2.28): are their means equal?
/// </summary>
/// <param name="First">Mean and deviation of the first sample.</param>
/// <param name="Second">Of the second.</param>
/// <param name="T">Difference of the means, first less second, over its standard error; NaN where nothing varies or differs.</param>
/// <param name="DegreesOfFreedom">Welch and Satterthwaite's approximation.</param>
/// <param name="P">Chance of a T as far from 0 on either side if samples were normal with one mean.</param>
/// <param name="PGreater">Chance of a T as great: that the first sample's mean is greater.</param>
public readonly record struct WelchTTest(
    MeanAndDeviation First, MeanAndDeviation Second, double T, double DegreesOfFreedom, double P, double PGreater)
{
    /// <summary>Compares two samples.</summary>
    /// <param name="first">Two values or more, all finite.</param>
    /// <param name="second">Two values or more, all finite.</param>
    /// <exception cref="ArgumentException">A sample has fewer than two values.</exception>
    public static WelchTTest Of(IReadOnlyCollection<double> first, IReadOnlyCollection<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count < 2 || second.Count < 2)
            throw new ArgumentException("a spread needs two values or more", first.Count < 2 ? nameof(first) : nameof(second));
        MeanAndDeviation one = MeanAndDeviation.Of(first), two = MeanAndDeviation.Of(second);
        double variance1 = one.Deviation * one.Deviation / first.Count;
        double variance2 = two.Deviation * two.Deviation / second.Count;
        double variance = variance1 + variance2, difference = one.Mean - two.Mean;
        if (variance == 0)
        {
            bool isEqual = difference == 0;
            return new WelchTTest(
                one, two, isEqual ? double.NaN : double.PositiveInfinity * Math.Sign(difference),
                first.Count + second.Count - 2, isEqual ? 1 : 0, isEqual || difference < 0 ? 1 : 0);
        }
        double t = difference / Math.Sqrt(variance);
        double degrees = variance * variance
            / (variance1 * variance1 / (first.Count - 1) + variance2 * variance2 / (second.Count - 1));
        return new WelchTTest(
            one, two, t, degrees, StudentDistribution.TwoSided(t, degrees), StudentDistribution.Greater(t, degrees));
    }
}
