using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Statistics;

[TestClass]
public class ResampledTTestTests
{
    [TestMethod]
    public void Without_overlap_it_is_the_paired_test()
    {
        // A test set of no size adds nothing to the variance; so small a share is as good as none.
        double[] values = [0.3, -0.1, 0.25, 0.4, 0.05];
        var plain = PairedTTest.Of(values, new double[5]);
        var corrected = ResampledTTest.Of(values, 1e-15);
        Assert.AreEqual(plain.T, corrected.T, 1e-9);
        Assert.AreEqual(plain.P, corrected.P, 1e-9);
    }

    [TestMethod]
    public void Folds_of_a_cross_validation_are_worth_less_than_independent_scores()
    {
        // Ten folds: n2/n1 is 1/9, and t is smaller by the root of (1/10) / (1/10 + 1/9).
        double[] values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
        var plain = PairedTTest.Of(values, new double[10]);
        var corrected = ResampledTTest.Of(values, 1.0 / 9);
        Assert.AreEqual(plain.T * Math.Sqrt(9.0 / 19), corrected.T, 1e-12);
        Assert.IsGreaterThan(plain.P, corrected.P);
    }

    [TestMethod]
    public void The_interval_holds_what_the_test_does_not_rule_out()
    {
        double[] values = [0.3, -0.1, 0.25, 0.4, 0.05];
        Interval interval = ResampledTTest.Interval(values, 0.25, 0.95);
        foreach (double edge in new[] { interval.Low, interval.High })
            Assert.AreEqual(0.05, ResampledTTest.Of([.. values.Select(value => value - edge)], 0.25).P, 1e-9);
    }

    [TestMethod]
    public void Nothing_but_zeros()
    {
        var test = ResampledTTest.Of([0, 0, 0], 0.5);
        Assert.IsTrue(double.IsNaN(test.T));
        Assert.AreEqual(1, test.P);
    }

    [TestMethod]
    public void Too_few_values() =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ResampledTTest.Of([1], 0.5));
}
