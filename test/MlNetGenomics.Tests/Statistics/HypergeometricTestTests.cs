using System.Numerics;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Statistics;

[TestClass]
public class HypergeometricTestTests
{
    /// <summary>The lady who tastes tea (Fisher 1935): all four cups right has a chance of 1 in 70, three or more of 17 in 70.</summary>
    [TestMethod]
    public void The_lady_tasting_tea()
    {
        Assert.AreEqual(1.0 / 70, HypergeometricTest.Greater(4, 4, 4, 8).P, 1e-13);
        Assert.AreEqual(17.0 / 70, HypergeometricTest.Greater(3, 4, 4, 8).P, 1e-13);
        Assert.AreEqual(1.5, HypergeometricTest.Greater(3, 4, 4, 8).Enrichment, 1e-13);
    }

    [TestMethod]
    [DataRow(12, 7, 20)]
    [DataRow(204, 310, 2440)]
    [DataRow(15, 18, 20)]
    public void The_tail_is_the_exact_sum(int group, int marked, int all)
    {
        int least = Math.Max(0, group + marked - all), most = Math.Min(group, marked);
        BigInteger choices = Choose(all, group), tail = 0;
        for (int found = most; found >= least; found--)
        {
            tail += Choose(marked, found) * Choose(all - marked, group - found);
            double exact = BigInteger.Log(tail) - BigInteger.Log(choices);
            Assert.AreEqual(exact, HypergeometricTest.Greater(found, group, marked, all).LogP, 1e-9, $"{found}");
        }
        Assert.AreEqual(choices, tail);
    }

    [TestMethod]
    public void Numbers_must_fit_each_other()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => HypergeometricTest.Greater(5, 4, 6, 8));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => HypergeometricTest.Greater(1, 6, 6, 8));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => HypergeometricTest.Greater(1, 9, 6, 8));
    }

    private static BigInteger Choose(int n, int k)
    {
        BigInteger result = 1;
        for (int i = 1; i <= k; i++)
            result = result * (n - k + i) / i;
        return result;
    }
}
