using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace MlNetGenomics.Statistics;

/// <summary>Student's t for any number of degrees of freedom, whole or not.</summary>
internal static class StudentDistribution
{
    /// <summary>
    /// Chance that t is as far from 0 on either side: the regularized incomplete beta function I(x; v/2, 1/2) at
    /// x = v / (v + t^2) (Abramowitz and Stegun 1964, 26.7.1 and 26.5.27), to about 1e-11 of its size, however
    /// small. For whole numbers <see cref="PairedTTest.TwoSided"/> has closed sums.
    /// </summary>
    /// <param name="t">The statistic; may be infinite.</param>
    /// <param name="degreesOfFreedom">v, over 0.</param>
    public static double TwoSided(double t, double degreesOfFreedom)
    {
        if (double.IsNaN(t))
            return double.NaN;
        return double.IsInfinity(t)
            ? 0
            : SpecialFunctions.BetaRegularized(degreesOfFreedom / 2, 0.5, degreesOfFreedom / (degreesOfFreedom + t * t));
    }

    /// <summary>Chance of a t as great as this, one side.</summary>
    /// <inheritdoc cref="TwoSided"/>
    public static double Greater(double t, double degreesOfFreedom)
    {
        double outside = TwoSided(t, degreesOfFreedom);
        return t > 0 ? outside / 2 : 1 - outside / 2;
    }

    /// <summary>The t below which it is with a chance.</summary>
    /// <param name="chance">Between 0 and 1.</param>
    /// <param name="degreesOfFreedom">Over 0.</param>
    public static double Quantile(double chance, double degreesOfFreedom) =>
        StudentT.InvCDF(location: 0, scale: 1, degreesOfFreedom, chance);
}
