using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Statistics;

[TestClass]
public sealed class RegressionScoresTests
{
    [TestMethod]
    public void A_perfect_prediction_explains_all_and_the_mean_nothing()
    {
        Assert.AreEqual(1, RegressionScores.Of([1, 2, 4], [1, 2, 4]).RSquared, 1e-12);
        Assert.AreEqual(0, RegressionScores.Of([1, 2, 6], [3, 3, 3]).RSquared, 1e-12);
    }

    [TestMethod]
    public void R2_is_one_less_residual_over_total_squares()
    {
        // Residuals 1, 0, -2 over deviations -2, -1, 3: 1 - 5 / 14.
        RegressionScores scores = RegressionScores.Of([1, 2, 6], [2, 2, 4]);
        Assert.AreEqual(1 - 5 / 14.0, scores.RSquared, 1e-12);
        Assert.AreEqual(5 / 3.0, scores.MeanSquaredError, 1e-12);
    }

    [TestMethod]
    public void A_bias_lowers_R2_but_no_correlation()
    {
        RegressionScores scores = RegressionScores.Of([1, 2, 3], [11, 12, 13]);
        Assert.IsLessThan(0, scores.RSquared);
        Assert.AreEqual(1, scores.Pearson, 1e-12);
        Assert.AreEqual(1, scores.Spearman, 1e-12);
    }

    [TestMethod]
    public void Nothing_to_compare_is_refused()
    {
        Assert.ThrowsExactly<ArgumentException>(() => RegressionScores.Of([], []));
        Assert.ThrowsExactly<ArgumentException>(() => RegressionScores.Of([1], [1, 2]));
    }

    [TestMethod]
    public void The_deviation_over_folds_is_the_sample_one()
    {
        MeanAndDeviation summary = MeanAndDeviation.Of([2, 4, 4, 4, 5, 5, 7, 9]);
        Assert.AreEqual(5, summary.Mean, 1e-12);
        Assert.AreEqual(Math.Sqrt(32 / 7.0), summary.Deviation, 1e-12);
    }
}
