using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Statistics;

[TestClass]
public class RankSumTestTests
{
    /// <summary>
    /// Hollander and Wolfe 1973, p. 69: permeability of the human chorioamnion at term and between 12 and 26 weeks; W = 35,
    /// p = .1272 one-sided.
    /// </summary>
    [TestMethod]
    public void Permeability_of_the_chorioamnion()
    {
        RankSumTest test = RankSumTest.Greater(
            [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46], [1.15, 0.88, 0.90, 0.74, 1.21]);
        Assert.AreEqual(35, test.U);
        Assert.AreEqual(0.1272, test.P, 5e-5);
        Assert.IsTrue(test.IsExact);
        Assert.AreEqual(0.7, test.Auroc, 1e-15);
    }

    [TestMethod]
    public void The_exact_p_value_is_that_of_all_orders()
    {
        var random = new SplittableRandom(3);
        for (int trial = 0; trial < 40; trial++)
        {
            int first = 1 + random.NextInt(5), second = 1 + random.NextInt(6);
            // Few different values, so that there are ties.
            double[] values = [.. Enumerable.Range(0, first + second).Select(_ => (double)random.NextInt(5))];
            double own = Pairs(values, (1 << first) - 1);
            int greater = 0, all = 0;
            for (int chosen = 0; chosen < 1 << values.Length; chosen++)
            {
                if (int.PopCount(chosen) != first)
                    continue;
                all++;
                greater += Pairs(values, chosen) >= own ? 1 : 0;
            }
            RankSumTest test = RankSumTest.Greater(values.AsSpan(0, first), values.AsSpan(first));
            Assert.AreEqual(own, test.U);
            Assert.AreEqual((double)greater / all, test.P, 1e-12);
        }
    }

    /// <summary>Of zeros and ones it is Fisher's exact test.</summary>
    [TestMethod]
    public void Zeros_and_ones_are_a_table_of_four()
    {
        double[] first = [1, 1, 1, 1, 1, 0, 0, 0], second = [1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0];
        Assert.AreEqual(HypergeometricTest.Greater(5, 8, 7, 19).P, RankSumTest.Greater(first, second).P, 1e-12);
    }

    [TestMethod]
    public void The_normal_form_is_near_the_exact_one_where_both_are_at_hand()
    {
        var random = new SplittableRandom(9);
        for (int trial = 0; trial < 10; trial++)
        {
            double[] values = [.. Enumerable.Range(0, 50).Select(i => random.NextInt(12) + (i < 22 ? 0.15 * trial : 0))];
            double[] ranks = Correlation.Ranks(values);
            double sum = ranks.Take(22).Sum(), u = sum - 22 * 23 / 2.0;
            Assert.AreEqual(RankSumTest.Exact(ranks, 22, sum), RankSumTest.Normal(ranks, 22, 28, u), 0.01);
        }
    }

    [TestMethod]
    public void Many_values_and_tails_of_any_size()
    {
        double[] high = [.. Enumerable.Range(1000, 400).Select(i => (double)i)], low = [.. Enumerable.Range(0, 400).Select(i => (double)i)];
        RankSumTest test = RankSumTest.Greater(high, low);
        Assert.IsFalse(test.IsExact);
        Assert.AreEqual(1, test.Auroc);
        Assert.IsTrue(test.P is > 0 and < 1e-100);
        Assert.AreEqual(1, RankSumTest.Greater(low, high).P, 1e-15);
        Assert.AreEqual(1, RankSumTest.Greater(new double[30], new double[30]).P);
        Assert.ThrowsExactly<ArgumentException>(() => RankSumTest.Greater([], [1]));
    }

    /// <summary>Pairs in which the chosen value is greater, ties counted half.</summary>
    private static double Pairs(double[] values, int chosen)
    {
        double pairs = 0;
        for (int i = 0; i < values.Length; i++)
        {
            for (int j = 0; j < values.Length; j++)
            {
                if ((chosen >> i & 1) == 1 && (chosen >> j & 1) == 0)
                    pairs += values[i] > values[j] ? 1 : values[i] == values[j] ? 0.5 : 0;
            }
        }
        return pairs;
    }
}
