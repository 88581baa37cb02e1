using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Statistics;

[TestClass]
public class WelchTTestTests
{
    private static readonly double[] Controls = [4.17, 5.58, 5.18, 6.11, 4.50, 4.61, 5.17, 4.53, 5.33, 5.14];
    private static readonly double[] Treated = [4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69];

    /// <summary>
    /// Dobson 1983, "An introduction to statistical modelling", weights of plants; R's manual of t.test prints for them
    /// t = 1.1913, df = 16.524, p = .2504.
    /// </summary>
    [TestMethod]
    public void Weights_of_plants()
    {
        var test = WelchTTest.Of(Controls, Treated);
        Assert.AreEqual(1.1913, test.T, 5e-5);
        Assert.AreEqual(16.524, test.DegreesOfFreedom, 5e-4);
        Assert.AreEqual(0.2504, test.P, 5e-5);
        Assert.AreEqual(test.P / 2, test.PGreater, 1e-15);
        Assert.AreEqual(1 - test.P / 2, WelchTTest.Of(Treated, Controls).PGreater, 1e-15);
        Assert.AreEqual(5.032, test.First.Mean, 1e-12);
        Assert.AreEqual(4.661, test.Second.Mean, 1e-12);
    }

    /// <summary>With equal sizes and variances it is Student's test of 2 n - 2 degrees.</summary>
    [TestMethod]
    public void Equal_variances_have_students_degrees()
    {
        double[] shifted = [.. Controls.Select(value => value + 1)];
        var test = WelchTTest.Of(shifted, Controls);
        Assert.AreEqual(18, test.DegreesOfFreedom, 1e-9);
        Assert.AreEqual(PairedTTest.TwoSided(test.T, 18), test.P, 1e-12);
    }

    [TestMethod]
    public void Constant_samples()
    {
        Assert.AreEqual(1, WelchTTest.Of([1.0, 1.0], [1.0, 1.0]).P);
        WelchTTest greater = WelchTTest.Of([2.0, 2.0], [1.0, 1.0]);
        Assert.AreEqual((double.PositiveInfinity, 0.0, 0.0), (greater.T, greater.P, greater.PGreater));
        Assert.AreEqual(1, WelchTTest.Of([1.0, 1.0], [2.0, 2.0]).PGreater);
        Assert.ThrowsExactly<ArgumentException>(() => WelchTTest.Of([1.0], [1.0, 2.0]));
    }
}
