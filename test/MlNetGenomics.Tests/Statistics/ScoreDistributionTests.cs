using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Statistics;

[TestClass]
public class ScoreDistributionTests
{
    private static readonly double[] Die = [0, 1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 6.0, 1 / 6.0];

    [TestMethod]
    public void Two_dice()
    {
        ScoreDistribution dice = ScoreDistribution.Empty.Add(Die).Add(Die);
        Assert.AreEqual(12, dice.Maximum);
        for (int sum = 2; sum <= 12; sum++)
            Assert.AreEqual((6 - Math.Abs(sum - 7)) / 36.0, dice.Probabilities[sum], 1e-15);
        Assert.AreEqual(1, dice.Tail(-3));
        Assert.AreEqual(1, dice.Tail(2), 1e-15);
        Assert.AreEqual(21 / 36.0, dice.Tail(7), 1e-15);
        Assert.AreEqual(1 / 36.0, dice.Tail(12), 1e-15);
        Assert.AreEqual(0, dice.Tail(13));
    }

    [TestMethod]
    public void Rare_tails_keep_their_precision()
    {
        double[] coin = [0.9999, 0.0001];
        ScoreDistribution sum = ScoreDistribution.Empty;
        for (int i = 0; i < 20; i++)
            sum = sum.Add(coin);
        Assert.AreEqual(1e-80, sum.Tail(20), 1e-92);
        Assert.AreEqual(20 * 1e-76 * 0.9999 + 1e-80, sum.Tail(19), 1e-88);
    }

    [TestMethod]
    public void Least_score_below_a_pValue()
    {
        ScoreDistribution dice = ScoreDistribution.Empty.Add(Die).Add(Die);
        Assert.AreEqual(12, dice.LeastScoreBelow(0.05));
        Assert.AreEqual(11, dice.LeastScoreBelow(0.1));
        Assert.AreEqual(0, dice.LeastScoreBelow(1.5));
        Assert.AreEqual(13, dice.LeastScoreBelow(0.01));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => dice.LeastScoreBelow(0));
        Assert.ThrowsExactly<ArgumentException>(() => dice.Add([]));
    }

    [TestMethod]
    public void Order_of_terms_does_not_matter_and_all_is_one()
    {
        Gen<double[]> term = Gen.Choose(0, 9).ArrayOf().Where(counts => counts.Sum() > 0).Select(counts => counts.Select(c => c / (double)counts.Sum()).ToArray());
        Prop.ForAll(term.ListOf(5).Select(terms => terms.ToArray()).ToArbitrary(), terms =>
        {
            ScoreDistribution forward = terms.Aggregate(ScoreDistribution.Empty, (sum, t) => sum.Add(t));
            ScoreDistribution backward = terms.Reverse().Aggregate(ScoreDistribution.Empty, (sum, t) => sum.Add(t));
            double all = 0;
            for (int score = 0; score <= forward.Maximum; score++)
            {
                all += forward.Probabilities[score];
                if (Math.Abs(forward.Tail(score) - backward.Tail(score)) > 1e-12)
                    return false;
            }
            return Math.Abs(all - 1) < 1e-12 && forward.Maximum == terms.Sum(t => t.Length - 1);
        }).QuickCheckThrowOnFailure();
    }
}
