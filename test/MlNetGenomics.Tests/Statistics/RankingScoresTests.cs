using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Statistics;

[TestClass]
public sealed class RankingScoresTests
{
    [TestMethod]
    public void A_perfect_order_and_its_reverse()
    {
        RankingScores perfect = RankingScores.Of([1, 1, 0, 0], [4, 3, 2, 1]);
        Assert.AreEqual(1, perfect.Auroc);
        Assert.AreEqual(1, perfect.Auprc);
        Assert.AreEqual(2, perfect.Positives);
        Assert.AreEqual(2, perfect.Negatives);

        RankingScores reversed = RankingScores.Of([0, 0, 1, 1], [4, 3, 2, 1]);
        Assert.AreEqual(0, reversed.Auroc);
        // Precision 1/3 and 2/4 where the positives come.
        Assert.AreEqual((1 / 3.0 + 2 / 4.0) / 2, reversed.Auprc, 1e-12);
    }

    [TestMethod]
    public void The_example_of_average_precision_by_hand()
    {
        // In falling order: +, -, +, +, -: precision 1, 2/3, 3/4 at the positives; 4 of 6 pairs in order.
        RankingScores scores = RankingScores.Of([0, 1, 1, 0, 1], [0.1, 0.3, 0.5, 0.7, 0.9]);
        Assert.AreEqual((1 + 2 / 3.0 + 3 / 4.0) / 3, scores.Auprc, 1e-12);
        Assert.AreEqual(4 / 6.0, scores.Auroc, 1e-12);
    }

    [TestMethod]
    public void Equal_scores_say_nothing()
    {
        RankingScores constant = RankingScores.Of([1, 0, 0, 1, 0], [2, 2, 2, 2, 2]);
        Assert.AreEqual(0.5, constant.Auroc, 1e-12);
        Assert.AreEqual(2 / 5.0, constant.Auprc, 1e-12, "the share of positives");

        // Tied at the top: a positive and a negative. Pairs: 0.5 + 1 + 0 + 1 of 4.
        RankingScores mixed = RankingScores.Of([1, 0, 1, 0], [3, 3, 2, 1]);
        Assert.AreEqual(2.5 / 4, mixed.Auroc, 1e-12);
        Assert.AreEqual((1 / 2.0 + 2 / 3.0) / 2, mixed.Auprc, 1e-12);
    }

    [TestMethod]
    public void A_class_that_is_missing_leaves_nothing_to_rank()
    {
        Assert.IsTrue(double.IsNaN(RankingScores.Of([1, 1], [1, 2]).Auroc));
        Assert.AreEqual(1, RankingScores.Of([1, 1], [1, 2]).Auprc, 1e-12);
        Assert.IsTrue(double.IsNaN(RankingScores.Of([0, 0], [1, 2]).Auroc));
        Assert.IsTrue(double.IsNaN(RankingScores.Of([0, 0], [1, 2]).Auprc));
        Assert.ThrowsExactly<ArgumentException>(() => RankingScores.Of([], []));
        Assert.ThrowsExactly<ArgumentException>(() => RankingScores.Of([1], [1, 2]));
    }

    [TestMethod]
    public void A_score_that_is_not_a_number_comes_last()
    {
        RankingScores scores = RankingScores.Of([1, 0, 0], [double.NaN, -1, double.NegativeInfinity]);
        Assert.AreEqual(0, scores.Auroc);
        Assert.AreEqual(1 / 3.0, scores.Auprc, 1e-12);
    }

    [TestMethod]
    public void AUROC_is_the_share_of_pairs_in_order() => Prop.ForAll(
        ArbMap.Default.ArbFor<(bool IsPositive, byte Score)[]>(),
        rows =>
        {
            double[] labels = [.. rows.Select(row => row.IsPositive ? 1.0 : 0)];
            double[] scores = [.. rows.Select(row => row.Score % 8.0)];
            var pairs = (from i in Enumerable.Range(0, rows.Length)
                         from j in Enumerable.Range(0, rows.Length)
                         where rows[i].IsPositive && !rows[j].IsPositive
                         select scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0).ToArray();
            return pairs.Length == 0 || Math.Abs(pairs.Average() - RankingScores.Of(labels, scores).Auroc) < 1e-12;
        }).QuickCheckThrowOnFailure();

    [TestMethod]
    public void AUROC_follows_from_the_ranks() => Prop.ForAll(
        ArbMap.Default.ArbFor<(bool IsPositive, byte Score)[]>(),
        rows =>
        {
            // Mann and Whitney's U: rank sum of the positives less the least it can be.
            double[] labels = [.. rows.Select(row => row.IsPositive ? 1.0 : 0)];
            double[] scores = [.. rows.Select(row => row.Score % 8.0)];
            double[] ranks = Correlation.Ranks(scores);
            double positives = labels.Sum();
            double negatives = labels.Length - positives;
            double u = ranks.Where((_, i) => rows[i].IsPositive).Sum() - positives * (positives + 1) / 2;
            return positives == 0 || negatives == 0 ||
                Math.Abs(u / (positives * negatives) - RankingScores.Of(labels, scores).Auroc) < 1e-12;
        }).QuickCheckThrowOnFailure();
}
