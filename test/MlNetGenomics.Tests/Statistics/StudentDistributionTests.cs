using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Statistics;

[TestClass]
public class StudentDistributionTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(9)]
    [DataRow(30)]
    [DataRow(501)]
    public void Whole_degrees_have_the_closed_sums(int degrees)
    {
        foreach (double t in new[] { 0.01, 0.7, -1.3, 2.5, 4.0 })
            Assert.AreEqual(PairedTTest.TwoSided(t, degrees), StudentDistribution.TwoSided(t, degrees), 1e-11);
    }

    /// <summary>With two degrees P = 1 - t / sqrt(2 + t^2), which is 1 / t^2 far out.</summary>
    [TestMethod]
    public void Far_tails_keep_their_precision()
    {
        Assert.AreEqual(1e-20, StudentDistribution.TwoSided(1e10, 2), 1e-31);
        Assert.AreEqual(0.5e-20, StudentDistribution.Greater(1e10, 2), 1e-31);
        Assert.AreEqual(0, StudentDistribution.TwoSided(double.PositiveInfinity, 2.5));
        Assert.IsTrue(double.IsNaN(StudentDistribution.TwoSided(double.NaN, 2.5)));
    }
}
