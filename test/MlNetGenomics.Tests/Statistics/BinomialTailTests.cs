using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Statistics;

[TestClass]
public sealed class BinomialTailTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(30)]
    public void Is_the_sum_of_all_terms(int trials)
    {
        foreach (double chance in new[] { 0.001, 0.1, 0.5, 0.93 })
        {
            for (int successes = 0; successes <= trials; successes++)
            {
                double expected = 0;
                for (int k = successes; k <= trials; k++)
                    expected += Choose(trials, k) * Math.Pow(chance, k) * Math.Pow(1 - chance, trials - k);
                Assert.AreEqual(expected, BinomialTail.AtLeast(successes, trials, chance), 1e-12 * Math.Max(1e-3, expected));
            }
        }
    }

    [TestMethod]
    public void Has_closed_forms_at_its_ends()
    {
        Assert.AreEqual(1, BinomialTail.AtLeast(0, 10, 0.2));
        Assert.AreEqual(0, BinomialTail.AtLeast(1, 10, 0));
        Assert.AreEqual(1, BinomialTail.AtLeast(10, 10, 1));
        // All of n: p^n, far below what 1 - p can show.
        Assert.AreEqual(1, BinomialTail.AtLeast(300, 300, 0.1) / 1e-300, 1e-9);
        // At least one: 1 - (1 - p)^n.
        Assert.AreEqual(1 - Math.Pow(0.9, 50), BinomialTail.AtLeast(1, 50, 0.1), 1e-13);
        // A fair coin is symmetric.
        Assert.AreEqual(0.5, BinomialTail.AtLeast(501, 1001, 0.5), 1e-12);
    }

    [TestMethod]
    public void Both_tails_make_one_for_large_numbers()
    {
        foreach (long successes in new long[] { 90_000, 99_500, 100_000, 100_300, 101_000 })
        {
            double upper = BinomialTail.AtLeast(successes, 1_000_000, 0.1);
            double lower = BinomialTail.AtLeast(1_000_000 - successes + 1, 1_000_000, 0.9);
            Assert.AreEqual(1, upper + lower, 1e-9);
        }
        // The normal approximation, with the continuity correction, is within a percent two deviations out.
        Assert.AreEqual(0.0228, BinomialTail.AtLeast(100_600 + 1, 1_000_000, 0.1), 3e-4);
    }

    private static double Choose(int n, int k) =>
        Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (n - k + i) / i);
}
