using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Statistics;

[TestClass]
public sealed class QuantileTests
{
    [TestMethod]
    public void Lie_between_two_values()
    {
        // R: quantile(c(1, 2, 4, 8), c(0, .25, .5, .75, 1)), its usual type 7, gives 1, 1.75, 3, 5, 8.
        double[] values = [1, 2, 4, 8];
        double[] expected = [1, 1.75, 3, 5, 8];
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], Quantile.OfSorted(values, i / 4.0));
        Assert.AreEqual(3, Quantile.Median([8, 1, 4, 2]));
        Assert.AreEqual(4, Quantile.Median([8, 1, 4]));
        Assert.AreEqual(7, Quantile.OfSorted([7], 0.3));
        Assert.IsTrue(double.IsNaN(Quantile.Median([])));
    }
}
