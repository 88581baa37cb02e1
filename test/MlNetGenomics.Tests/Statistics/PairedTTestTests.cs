using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Statistics;

[TestClass]
public class PairedTTestTests
{
    /// <summary>
    /// Student 1908 (doi:10.2307/2331554), section IX: hours of sleep gained with two soporifics by ten patients, of which
    /// he has the differences' mean as 1.58 and their deviation, over n, as 1.17. So t = 1.58 / 1.17 * 3 = 4.06 and, by
    /// the table, odds of .9985 to .0015 for one side.
    /// </summary>
    [TestMethod]
    public void Students_own_example()
    {
        double[] first = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
        double[] second = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2.0];
        var test = PairedTTest.Of(first, second);
        Assert.AreEqual(9, test.DegreesOfFreedom);
        Assert.AreEqual(1.58 / 1.17 * 3, test.T, 0.02);
        Assert.AreEqual(0.0015, test.PGreater, 0.0001);
        Assert.AreEqual(0.9985, PairedTTest.Of(second, first).PGreater, 0.0001);
        Assert.AreEqual(-test.T, PairedTTest.Of(second, first).T, 1e-12);
    }

    /// <summary>Two-sided 5 % and 0.1 % points as tables have them (Fisher and Yates 1963, table III).</summary>
    [TestMethod]
    [DataRow(1, 12.706, 0.05)]
    [DataRow(2, 4.303, 0.05)]
    [DataRow(3, 3.182, 0.05)]
    [DataRow(9, 2.262, 0.05)]
    [DataRow(30, 2.042, 0.05)]
    [DataRow(120, 1.980, 0.05)]
    [DataRow(4, 8.610, 0.001)]
    [DataRow(9, 4.781, 0.001)]
    public void Points_of_the_table(int degrees, double t, double p) =>
        Assert.AreEqual(p, PairedTTest.TwoSided(t, degrees), 0.001 * p);

    [TestMethod]
    [DataRow(0.3)]
    [DataRow(1.0)]
    [DataRow(-25.0)]
    public void Closed_forms_of_one_and_two_degrees(double t)
    {
        // Cauchy's distribution, and 1 - t / sqrt(2 + t^2).
        Assert.AreEqual(1 - 2 / Math.PI * Math.Atan(Math.Abs(t)), PairedTTest.TwoSided(t, 1), 1e-14);
        Assert.AreEqual(1 - Math.Abs(t) / Math.Sqrt(2 + t * t), PairedTTest.TwoSided(t, 2), 1e-14);
    }

    [TestMethod]
    public void Equal_pairs_and_constant_differences()
    {
        var equal = PairedTTest.Of([1, 2], [1, 2]);
        Assert.AreEqual(1, equal.P);
        Assert.AreEqual(1, equal.PGreater);
        Assert.IsTrue(double.IsNaN(equal.T));
        var constant = PairedTTest.Of([2, 3, 4], [1, 2, 3]);
        Assert.AreEqual(double.PositiveInfinity, constant.T);
        Assert.AreEqual(0, constant.P, 1e-15);
    }

    [TestMethod]
    public void Needs_pairs()
    {
        Assert.ThrowsExactly<ArgumentException>(() => PairedTTest.Of([1], [2]));
        Assert.ThrowsExactly<ArgumentException>(() => PairedTTest.Of([1, 2], [2]));
    }
}
