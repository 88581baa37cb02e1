using System.Numerics;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Statistics;

[TestClass]
public class BinomialTestTests
{
    /// <summary>Against sums of whole numbers: a chance of a / b makes the tail a whole number over b^n.</summary>
    [TestMethod]
    [DataRow(1, 1, 3)]
    [DataRow(20, 1, 8)]
    [DataRow(20, 1, 2)]
    [DataRow(97, 7, 8)]
    [DataRow(400, 3, 16)]
    [DataRow(2440, 1, 8)]
    public void The_tail_is_the_exact_sum(int trials, int numerator, int denominator)
    {
        BigInteger all = BigInteger.Pow(denominator, trials), tail = 0;
        var term = BigInteger.Pow(numerator, trials);
        for (int successes = trials; successes >= 0; successes--)
        {
            tail += term;
            double logExact = BigInteger.Log(tail) - BigInteger.Log(all);
            if (successes == 0 || successes == trials || successes % Math.Max(1, trials / 25) == 0)
            {
                BinomialTest test = BinomialTest.Greater(successes, trials, (double)numerator / denominator);
                // The difference of two logarithms of thousands of digits is itself rounded.
                Assert.AreEqual(logExact, test.LogP, 1e-10 + 1e-12 * Math.Abs(logExact), $"{successes} of {trials}");
                Assert.AreEqual(Math.Exp(logExact), test.P, 1e-10 * Math.Exp(logExact) + 1e-300);
            }
            // C(n, k - 1) a^(k - 1) c^(n - k + 1) from C(n, k) a^k c^(n - k), c = b - a.
            term = term * successes * (denominator - numerator) / ((trials - successes + 1) * (BigInteger)numerator);
        }
    }

    /// <summary>The first example of the test in Conover 1971, p. 97: 682 of 925 plants where 3 in 4 were expected.</summary>
    [TestMethod]
    public void Both_tails_overlap_in_one_probability()
    {
        BinomialTest greater = BinomialTest.Greater(682, 925, 0.75), less = BinomialTest.Greater(925 - 682, 925, 0.25);
        Assert.AreEqual(1 + Math.Exp(BinomialProbability.Log(682, 925, 0.75)), greater.P + less.P, 1e-10);
        Assert.AreEqual(682 / (925 * 0.75), greater.Enrichment, 1e-12);
    }

    [TestMethod]
    public void P_values_below_double_precision_keep_their_logarithm()
    {
        BinomialTest test = BinomialTest.Greater(2400, 2440, 0.1);
        Assert.AreEqual(0, test.P);
        Assert.IsLessThan(-2000, test.Log10P);
        Assert.AreEqual(1000 * Math.Log10(0.01), BinomialTest.Greater(1000, 1000, 0.01).Log10P, 1e-9);
    }

    [TestMethod]
    public void Sure_and_impossible()
    {
        Assert.AreEqual(1, BinomialTest.Greater(0, 5, 0.3).P);
        Assert.AreEqual(1, BinomialTest.Greater(0, 0, 0.3).P);
        Assert.AreEqual(0, BinomialTest.Greater(1, 5, 0).P);
        Assert.AreEqual(1, BinomialTest.Greater(5, 5, 1).P);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => BinomialTest.Greater(6, 5, 0.5));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => BinomialTest.Greater(1, 5, double.NaN));
    }
}
