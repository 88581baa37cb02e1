using MlNetGenomics.Simulation;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Simulation;

[TestClass]
public sealed class PoissonSamplerTests
{
    [TestMethod]
    public void Small_counts_have_their_chances()
    {
        const double Mean = 1.7;
        const int Draws = 20_000;
        var random = new SplittableRandom(3);
        var counts = new int[6];
        for (int i = 0; i < Draws; i++)
            counts[Math.Min(5, PoissonSampler.Draw(Mean, random))]++;
        double[] shares = new double[6];
        double chance = Math.Exp(-Mean);
        for (int k = 0; k < 5; k++)
        {
            shares[k] = chance;
            chance *= Mean / (k + 1);
        }
        shares[5] = 1 - shares.Sum();
        ChiSquare.AssertFits(counts, shares);
    }

    [TestMethod]
    [DataRow(0.2)]
    [DataRow(64.0)]
    [DataRow(640.5)]
    public void Mean_and_variance_are_equal(double mean)
    {
        const int Draws = 20_000;
        var random = new SplittableRandom(4);
        double[] counts = [.. Enumerable.Range(0, Draws).Select(_ => (double)PoissonSampler.Draw(mean, random))];
        double found = counts.Average(), variance = counts.Sum(count => (count - found) * (count - found)) / (Draws - 1);
        // The standard errors are sqrt(m / n) and sqrt((m + 2 m^2) / n), the fourth central moment being m + 3 m^2.
        Assert.AreEqual(mean, found, 5 * Math.Sqrt(mean / Draws));
        Assert.AreEqual(mean, variance, 5 * Math.Sqrt((mean + 2 * mean * mean) / Draws));
    }

    [TestMethod]
    public void Edge_cases()
    {
        var random = new SplittableRandom(5);
        Assert.AreEqual(0, PoissonSampler.Draw(0, random));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => PoissonSampler.Draw(-1, random));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => PoissonSampler.Draw(double.NaN, random));
    }
}
