using MlNetGenomics.Statistics;
using MlNetGenomics.Tracks;

namespace MlNetGenomics.Tests.Tracks;

[TestClass]
public sealed class TrackCorrelationTests
{
    [TestMethod]
    public void Is_the_correlation_of_the_bases_both_have()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            ScoreMap first = ScoreMap.Random(seed), second = ScoreMap.Random(seed + 100);
            (string, long)[] shared = [.. first.Bases.Where(second.Scores.ContainsKey)];
            double[] x = [.. shared.Select(at => (double)first.Scores[at])], y = [.. shared.Select(at => (double)second.Scores[at])];
            var correlation = TrackCorrelation.Of(first.ToTrack(seed), second.ToTrack(seed + 1));
            Assert.AreEqual(shared.Length, correlation.Bases);
            Assert.AreEqual(Correlation.Pearson(x, y), correlation.Pearson);
            Assert.AreEqual(Correlation.Spearman(x, y), correlation.Spearman);
            CollectionAssert.AreEqual(
                shared.Select(at => (first.Scores[at], second.Scores[at])).ToArray(), correlation.Sample.ToArray());
        }
    }

    [TestMethod]
    public void A_track_agrees_with_what_rises_as_it_does()
    {
        BaseTrackBuilder linear = new("a"), cubic = new("b");
        for (int i = 0; i < 10_000; i++)
        {
            linear.Add("chr1", 3 * i, [i - 5000], line: 1);
            cubic.Add("chr1", 3 * i, [(i - 5000f) * (i - 5000f) * (i - 5000f)], line: 1);
        }
        var correlation = TrackCorrelation.Of(linear.Build(), cubic.Build());
        Assert.AreEqual(1, correlation.Spearman, 1e-12);
        // Of x and x^3, uniform and even: sqrt(21) / 5.
        Assert.AreEqual(Math.Sqrt(21) / 5, correlation.Pearson, 1e-4);
        Assert.HasCount(3334, correlation.Sample, "every third of 10,000");
    }

    [TestMethod]
    public void Tracks_without_a_common_base_are_named()
    {
        BaseTrackBuilder one = new("a.bg"), other = new("b.bg");
        one.Add("chr1", 5, [1, 2], line: 1);
        one.Add("chr2", 5, [1, 2], line: 2);
        other.Add("chr1", 7, [1, 2], line: 1);
        Assert.AreEqual(
            "a.bg and b.bg have no base in common: a.bg has chr1:5-7, the first of 2 sequences; b.bg has chr1:7-9",
            Assert.ThrowsExactly<GenomicsException>(() => TrackCorrelation.Of(one.Build(), other.Build())).Message);
    }
}
