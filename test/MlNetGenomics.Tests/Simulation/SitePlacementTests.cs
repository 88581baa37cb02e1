using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Simulation;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Simulation;

[TestClass]
public class SitePlacementTests
{
    [TestMethod]
    [DataRow(7, 0)]
    [DataRow(10, 1)]
    public void Every_placement_is_equally_likely(int length, int minimumGap)
    {
        // Widths 2 and 3, and two free bases that go to three gaps in C(4, 2) = 6 ways.
        var random = new SplittableRandom(1);
        var counts = new Dictionary<(int, int), int>();
        for (int i = 0; i < 12_000; i++)
        {
            int[] starts = SitePlacement.Uniform([2, 3], length, random, minimumGap);
            (int, int) found = (starts[0] - minimumGap, starts[1] - 2 * minimumGap);
            counts[found] = counts.GetValueOrDefault(found) + 1;
        }
        CollectionAssert.AreEquivalent(new[] { (0, 2), (0, 3), (0, 4), (1, 3), (1, 4), (2, 4) }, counts.Keys.ToArray());
        ChiSquare.AssertFits([.. counts.Values], [.. Enumerable.Repeat(1 / 6.0, 6)]);
    }

    [TestMethod]
    public void The_first_of_two_normalized_gaps_has_the_share_of_one_uniform_number_in_the_sum_of_two()
    {
        // X = U / (U + V): P(X < x) = x / (2 (1 - x)) up to a half, and symmetric.
        static double Below(double x) => x <= 0.5 ? x / (2 * (1 - x)) : 1 - Below(1 - x);
        var random = new SplittableRandom(2);
        var counts = new int[10];
        for (int i = 0; i < 20_000; i++)
            counts[Math.Min(9, SitePlacement.NormalizedGaps([8], 110, random, 1)[0] / 10)]++;
        // 100 free bases; the gap before the site is 1 + round(100 X), so it is below 10 k where 100 X < 10 k - 1.5.
        double[] edges = [0, .. Enumerable.Range(1, 9).Select(k => Below((10 * k - 1.5) / 100)), 1];
        ChiSquare.AssertFits(counts, [.. Enumerable.Range(0, 10).Select(k => edges[k + 1] - edges[k])]);
    }

    [TestMethod]
    public void Normalized_gaps_have_equal_means()
    {
        const int Draws = 20_000;
        var random = new SplittableRandom(3);
        var sums = new double[4];
        for (int i = 0; i < Draws; i++)
        {
            int[] starts = SitePlacement.NormalizedGaps([5, 10, 5], 120, random);
            int[] gaps = [starts[0], starts[1] - starts[0] - 5, starts[2] - starts[1] - 10, 115 - starts[2]];
            for (int gap = 0; gap < 4; gap++)
                sums[gap] += gaps[gap];
        }
        // A gap is one of 0 .. 100, so its deviation is at most 50.
        foreach (double sum in sums)
            Assert.AreEqual(25, sum / Draws, 5 * 50 / Math.Sqrt(Draws));
    }

    [TestMethod]
    public void Sites_keep_their_distance()
    {
        var cases =
            from rule in Gen.Elements(SitePlacementRule.Uniform, SitePlacementRule.NormalizedGaps)
            from widths in Gen.Choose(1, 20).ArrayOf()
            from gap in Gen.Choose(0, 5)
            from free in Gen.Choose(0, 30)
            from seed in Gen.Choose(0, 1_000_000)
            select (rule, widths, gap, free, seed);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            int length = (int)SitePlacement.RequiredLength(one.widths, one.gap) + one.free;
            int[] starts = SitePlacement.Place(
                one.rule, one.widths, length, one.gap, new SplittableRandom(one.seed));
            int end = 0;
            for (int i = 0; i < starts.Length; i++)
            {
                Assert.IsGreaterThanOrEqualTo(end + one.gap, starts[i]);
                end = starts[i] + one.widths[i];
            }
            if (starts.Length > 0)
                Assert.IsLessThanOrEqualTo(length - one.gap, end);
            Assert.HasCount(one.widths.Length, starts);
        }).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    [DataRow(SitePlacementRule.Uniform)]
    [DataRow(SitePlacementRule.NormalizedGaps)]
    public void Edge_cases(SitePlacementRule rule)
    {
        var random = new SplittableRandom(1);
        int[] Place(int[] widths, int length, int gap) => SitePlacement.Place(rule, widths, length, gap, random);
        Assert.IsEmpty(Place([], 5, 0));
        Assert.IsEmpty(Place([], 1, 3), "without sites there is nothing to keep apart");
        CollectionAssert.AreEqual(new[] { 0, 3 }, Place([3, 2], 5, 0));
        CollectionAssert.AreEqual(new[] { 2, 7 }, Place([3, 2], 11, 2));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Place([3, 3], 5, 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Place([3, 2], 10, 2));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Place([3], 10, -1));
    }
}
