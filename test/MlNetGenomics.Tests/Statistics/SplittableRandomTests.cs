using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Statistics;

[TestClass]
public sealed class SplittableRandomTests
{
    [TestMethod]
    public void A_seed_gives_one_stream_and_another_seed_another()
    {
        var one = new SplittableRandom(5);
        var same = new SplittableRandom(5);
        var other = new SplittableRandom(6);
        ulong[] draws = [.. Enumerable.Range(0, 100).Select(_ => one.NextUInt64())];
        CollectionAssert.AreEqual(draws, Enumerable.Range(0, 100).Select(_ => same.NextUInt64()).ToArray());
        Assert.IsFalse(draws.Contains(other.NextUInt64()));
    }

    [TestMethod]
    public void A_split_depends_on_its_key_only_not_on_what_was_drawn()
    {
        var fresh = new SplittableRandom(5);
        var used = new SplittableRandom(5);
        used.NextUInt64();
        Assert.AreEqual(fresh.Split(3).NextUInt64(), used.Split(3).NextUInt64());
        Assert.AreEqual(
            1000, Enumerable.Range(0, 1000).Select(key => fresh.Split(key).NextUInt64()).Distinct().Count());
    }

    [TestMethod]
    public void Doubles_are_uniform()
    {
        var random = new SplittableRandom(1);
        double[] draws = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextDouble())];
        Assert.IsTrue(draws.All(draw => draw is >= 0 and < 1));
        // Mean 1/2 and variance 1/12; five standard errors are .0046 and .0012.
        double mean = draws.Average();
        Assert.AreEqual(0.5, mean, 0.0046);
        Assert.AreEqual(1 / 12.0, draws.Average(draw => (draw - mean) * (draw - mean)), 0.0012);
    }

    [TestMethod]
    public void Integers_cover_their_range_evenly()
    {
        var random = new SplittableRandom(2);
        var counts = new int[7];
        for (int i = 0; i < 70_000; i++)
            counts[random.NextInt(7)]++;
        // Chi-squared of 6 degrees of freedom exceeds 22.5 once in a thousand.
        Assert.IsLessThan(22.5, counts.Sum(count => (count - 10_000.0) * (count - 10_000.0) / 10_000));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => random.NextInt(0));
    }

    [TestMethod]
    public void Gaussians_have_mean_0_and_variance_1()
    {
        var random = new SplittableRandom(3);
        double[] draws = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextGaussian())];
        Assert.AreEqual(0, draws.Average(), 0.016);
        Assert.AreEqual(1, draws.Average(draw => draw * draw), 0.023);
    }

    [TestMethod]
    public void An_index_is_drawn_in_proportion_to_its_weight()
    {
        var random = new SplittableRandom(4);
        var counts = new int[4];
        for (int i = 0; i < 40_000; i++)
            counts[random.NextIndex([1, 0, 2, 1])]++;
        Assert.AreEqual(0, counts[1]);
        Assert.AreEqual(20_000, counts[2], 500);
        Assert.AreEqual(10_000, counts[0], 500);
    }

    [TestMethod]
    public void A_shuffle_keeps_the_items_and_every_order_is_as_likely()
    {
        var random = new SplittableRandom(5);
        var counts = new Dictionary<string, int>();
        for (int i = 0; i < 6000; i++)
        {
            char[] items = ['a', 'b', 'c'];
            random.Shuffle<char>(items);
            string order = new(items);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }
        Assert.HasCount(6, counts);
        // Chi-squared of 5 degrees of freedom exceeds 20.5 once in a thousand.
        Assert.IsLessThan(20.5, counts.Values.Sum(count => (count - 1000.0) * (count - 1000.0) / 1000));
    }
}
