using MlNetGenomics.NeuronMotif.Diagnosis;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.NeuronMotif.Diagnosis;

[TestClass]
public class NetworkAuprcComparisonTests
{
    /// <summary>Differences .1, .2 and .3: t is .2 / (.1 / root 3), and with two degrees P(T > t) = (1 - t / root(2 + t^2)) / 2.</summary>
    [TestMethod]
    public void Test_of_one_side_over_tasks_that_both_have()
    {
        double[] first = [0.5, double.NaN, 0.6, 0.8, 0.9], second = [0.4, 0.1, 0.4, double.NaN, 0.6];
        var comparison = NetworkAuprcComparison.Of(first, second);
        double t = 2 * Math.Sqrt(3);
        Assert.AreEqual(3, comparison.TaskCount);
        Assert.AreEqual(3, comparison.BetterCount);
        Assert.AreEqual(0.2, comparison.MeanDifference, 1e-12);
        Assert.AreEqual(t, comparison.Test.T, 1e-12);
        Assert.AreEqual((1 - t / Math.Sqrt(2 + t * t)) / 2, comparison.Test.PGreater, 1e-12);
        Assert.AreEqual(1, comparison.Test.PGreater + NetworkAuprcComparison.Of(second, first).Test.PGreater, 1e-12);
    }

    [TestMethod]
    public void Equal_networks_show_nothing()
    {
        PairedTTest test = NetworkAuprcComparison.Of([0.5, 0.6], [0.5, 0.6]).Test;
        Assert.AreEqual(1, test.PGreater);
    }

    [TestMethod]
    public void Needs_the_same_tasks_and_two_of_them()
    {
        var different = Assert.ThrowsExactly<GenomicsException>(() => NetworkAuprcComparison.Of([1, 1], [1]));
        StringAssert.Contains(different.Message, "2 and 1 tasks");
        var single = Assert.ThrowsExactly<GenomicsException>(() => NetworkAuprcComparison.Of([1, double.NaN], [0.5, 0.2]));
        StringAssert.Contains(single.Message, "1 tasks have an area");
    }
}
