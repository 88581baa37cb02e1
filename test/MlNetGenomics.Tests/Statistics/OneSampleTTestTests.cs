using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Statistics;

[TestClass]
public sealed class OneSampleTTestTests
{
    private static readonly double[] Values = [2.5, 3.1, 2.2, 4.0, 3.3, 2.9, 3.8];

    [TestMethod]
    public void It_is_one_side_of_the_test_of_pairs()
    {
        foreach (double number in (double[])[2, 2.9, 3.2, 5])
        {
            PairedTTest paired = PairedTTest.Of(Values, [.. Values.Select(_ => number)]);
            OneSampleTTest test = OneSampleTTest.Greater(Values, number);
            Assert.AreEqual(paired.T, test.T, 1e-12);
            Assert.AreEqual(6, test.DegreesOfFreedom);
            Assert.AreEqual(test.T > 0 ? paired.P / 2 : 1 - paired.P / 2, test.P, 1e-12);
            // What is greater by one chance is less by the rest of it.
            Assert.AreEqual(1, test.P + OneSampleTTest.Greater([.. Values.Select(x => -x)], -number).P, 1e-12);
        }
    }

    [TestMethod]
    public void Equal_values_leave_no_doubt()
    {
        Assert.AreEqual(0, OneSampleTTest.Greater([2, 2, 2], 1).P);
        Assert.AreEqual(1, OneSampleTTest.Greater([2, 2, 2], 3).P);
        Assert.AreEqual(1, OneSampleTTest.Greater([2, 2, 2], 2).P);
        Assert.AreEqual(0.5, OneSampleTTest.Greater([1, 3], 2).P);
        Assert.ThrowsExactly<ArgumentException>(() => OneSampleTTest.Greater([2], 2));
    }
}
