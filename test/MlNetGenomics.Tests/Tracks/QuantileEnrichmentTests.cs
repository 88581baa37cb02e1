using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tracks;

namespace MlNetGenomics.Tests.Tracks;

[TestClass]
public sealed class QuantileEnrichmentTests
{
    [TestMethod]
    public void Small_tracks_are_as_counted_by_hand()
    {
        var builder = new BaseTrackBuilder("s");
        builder.Add("c", 0, [5, -4, 3, -2, 1, 0], line: 1);
        // Bases 0 to 2: scores 5, -4, 3; two bases behind the track.
        var result = QuantileEnrichment.Of(builder.Build(), [Interval("c", 0, 2), Interval("c", 1, 3), Interval("c", 6, 8)], 3);
        CollectionAssert.AreEqual(
            new ScoreQuantile[] { new(2, -4, -2, -3, 1), new(2, 0, 1, .5, 0), new(2, 3, 5, 4, 2) }, result.Quantiles.ToArray());
        CollectionAssert.AreEqual(new[] { .5, 0, 1 }, result.Quantiles.Select(quantile => quantile.Fraction).ToArray());
        Assert.AreEqual(.5, result.Fraction);
        Assert.AreEqual(6, result.Bases);
        Assert.AreEqual(2, result.OffTrack);
        // Inside 5, 3, -4 against 1, 0, -2: 6 of 9 pairs; the three inside have the greatest magnitudes.
        Assert.AreEqual(6 / 9.0, result.Score.Auroc, 1e-12);
        Assert.AreEqual(1, result.Magnitude.Auroc);
    }

    [TestMethod]
    public void Equal_scores_share_what_is_inside()
    {
        var builder = new BaseTrackBuilder("s");
        builder.Add("c", 0, [0, 0, 0, 0, 1, 0], line: 1);
        // Two of the five zeros are inside, so each of them counts 2/5; the last quantile has a zero and the one.
        var result = QuantileEnrichment.Of(builder.Build(), [Interval("c", 0, 2), Interval("c", 4, 5)], 3);
        double[] inside = [.. result.Quantiles.Select(quantile => quantile.Inside)];
        Assert.AreEqual(.8, inside[0], 1e-12);
        Assert.AreEqual(.8, inside[1], 1e-12);
        Assert.AreEqual(1.4, inside[2], 1e-12);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(40)]
    public void Equals_plain_loops_over_bases(int quantiles)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var map = ScoreMap.Random(seed);
            BedRecord[] annotation = Intervals(seed + 50);
            var result = QuantileEnrichment.Of(map.ToTrack(), annotation, quantiles);
            (float Score, bool IsInside)[] bases = [.. map.Bases.Select(at => (
                map.Scores[at], annotation.Any(one => one.Sequence == at.Sequence && one.Start <= at.Position && at.Position < one.End)))];
            Dictionary<float, double> shares = bases.GroupBy(at => at.Score)
                .ToDictionary(tie => tie.Key, tie => tie.Average(at => at.IsInside ? 1.0 : 0));
            float[] sorted = [.. bases.Select(at => at.Score).Order()];
            for (int q = 0; q < quantiles; q++)
            {
                float[] own = sorted[(sorted.Length * q / quantiles)..(sorted.Length * (q + 1) / quantiles)];
                ScoreQuantile quantile = result.Quantiles[q];
                Assert.AreEqual(own.Length, quantile.Bases);
                Assert.AreEqual(own[0], quantile.Lowest);
                Assert.AreEqual(own[^1], quantile.Highest);
                Assert.AreEqual(own.Average(score => (double)score), quantile.MeanScore, 1e-12);
                Assert.AreEqual(own.Sum(score => shares[score]), quantile.Inside, 1e-9);
            }
            Assert.AreEqual(bases.Count(at => at.IsInside), result.Quantiles.Sum(quantile => quantile.Inside), 1e-9);
            double[] labels = [.. bases.Select(at => at.IsInside ? 1.0 : 0)];
            Assert.AreEqual(RankingScores.Of(labels, [.. bases.Select(at => (double)at.Score)]), result.Score);
            Assert.AreEqual(RankingScores.Of(labels, [.. bases.Select(at => (double)Math.Abs(at.Score))]), result.Magnitude);
        }
    }

    [TestMethod]
    public void Order_of_pieces_and_intervals_does_not_matter()
    {
        var map = ScoreMap.Random(9);
        BedRecord[] annotation = Intervals(3);
        var expected = QuantileEnrichment.Of(map.ToTrack(0), annotation, 11);
        var actual = QuantileEnrichment.Of(map.ToTrack(1), [.. annotation.Reverse()], 11);
        CollectionAssert.AreEqual(expected.Quantiles.ToArray(), actual.Quantiles.ToArray());
        Assert.AreEqual(expected.Score, actual.Score);
        Assert.AreEqual(expected.OffTrack, actual.OffTrack);
    }

    [TestMethod]
    public void What_cannot_be_compared_is_refused()
    {
        var builder = new BaseTrackBuilder("s.bg");
        builder.Add("c", 0, [1, 2], line: 1);
        BaseTrack track = builder.Build();
        Assert.AreEqual(
            "s.bg: 2 bases cannot be put into 3 quantiles, at most 2",
            Assert.ThrowsExactly<GenomicsException>(() => QuantileEnrichment.Of(track, [Interval("c", 0, 1)], 3)).Message);
        Assert.AreEqual(
            "a.bed: no base in common with the scores (s.bg has c:0-2)",
            Assert.ThrowsExactly<GenomicsException>(() => QuantileEnrichment.Of(track, [Interval("chr", 0, 1)], 2, "a.bed")).Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => QuantileEnrichment.Of(track, [Interval("c", 0, 1)], 0));
    }

    private static BedRecord Interval(string sequence, long start, long end) => new(sequence, start, end, "", null, 1);

    private static BedRecord[] Intervals(long seed)
    {
        var random = new SplittableRandom(seed);
        return [.. Enumerable.Range(0, 25).Select(_ =>
        {
            int start = random.NextInt(250);
            return Interval(new[] { "chr2", "chrX", "chr7" }[random.NextInt(3)], start, start + 1 + random.NextInt(12));
        })];
    }
}
