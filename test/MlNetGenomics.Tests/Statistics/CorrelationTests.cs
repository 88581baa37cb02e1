using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Statistics;

[TestClass]
public sealed class CorrelationTests
{
    [TestMethod]
    public void Pearson_of_a_line_is_1_or_minus_1()
    {
        Assert.AreEqual(1, Correlation.Pearson([1, 2, 3], [10, 20, 30]), 1e-12);
        Assert.AreEqual(-1, Correlation.Pearson([1, 2, 3], [3, 1, -1]), 1e-12);
    }

    [TestMethod]
    public void Pearson_follows_its_definition()
    {
        // Deviations -1.5 -.5 .5 1.5 and -.75 1.25 -1.75 1.25, whose squares sum to 5 and 6.75.
        double covariance = 1.5 * 0.75 - 0.5 * 1.25 - 0.5 * 1.75 + 1.5 * 1.25;
        Assert.AreEqual(covariance / Math.Sqrt(5 * 6.75), Correlation.Pearson([1, 2, 3, 4], [2, 4, 1, 4]), 1e-12);
    }

    [TestMethod]
    public void A_constant_series_has_no_correlation()
    {
        Assert.IsTrue(double.IsNaN(Correlation.Pearson([1, 1, 1], [1, 2, 3])));
        Assert.IsTrue(double.IsNaN(Correlation.Spearman([1, 2, 3], [4, 4, 4])));
    }

    [TestMethod]
    public void Ties_share_the_average_rank()
    {
        CollectionAssert.AreEqual(new[] { 4, 1, 2.5, 2.5, 5 }, Correlation.Ranks([7, -1, 3, 3, 9]));
    }

    [TestMethod]
    public void Spearman_without_ties_is_one_minus_six_sum_of_squares()
    {
        // Spearman's 1904 formula: ranks 1 2 3 4 5 against 2 1 4 3 5, squared differences 1 1 1 1 0.
        Assert.AreEqual(
            1 - 6 * 4 / (5.0 * 24), Correlation.Spearman([1, 2, 3, 4, 5], [20, 10, 400, 30, 5000]), 1e-12);
    }

    [TestMethod]
    public void Series_of_different_length_are_refused()
    {
        Assert.ThrowsExactly<ArgumentException>(() => Correlation.Pearson([1], [1, 2]));
    }
}
