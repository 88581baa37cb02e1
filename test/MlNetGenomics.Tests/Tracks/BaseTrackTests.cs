using MlNetGenomics.Tracks;

namespace MlNetGenomics.Tests.Tracks;

[TestClass]
public sealed class BaseTrackTests
{
    [TestMethod]
    public void Holds_the_scores_in_any_order_of_pieces()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var map = ScoreMap.Random(seed);
            for (int order = 0; order < 3; order++)
            {
                BaseTrack track = map.ToTrack(order);
                map.AssertEqual(track);
                CollectionAssert.AreEqual(new[] { "chr10", "chr2", "chrX" }, track.Sequences.ToArray());
                CollectionAssert.AreEqual(map.Bases.Select(at => map.Scores[at]).ToArray(), track.ToArray());
            }
        }
    }

    [TestMethod]
    public void A_stretch_has_the_bases_that_lie_in_it()
    {
        var map = ScoreMap.Random(4);
        BaseTrack track = map.ToTrack();
        for (int start = -3; start < 120; start += 7)
        {
            for (int length = 1; length < 60; length += 9)
            {
                (long, float)[] expected = [.. Enumerable.Range(start, length)
                    .Where(at => map.Scores.ContainsKey(("chr2", at))).Select(at => ((long)at, map.Scores[("chr2", at)]))];
                (long, float)[] actual = [.. track.Within("chr2", start, start + length)
                    .SelectMany(run => run.Scores.ToArray().Select((score, i) => (run.Start + i, score)))];
                CollectionAssert.AreEqual(expected, actual);
                Assert.AreEqual(expected.Length == length, track.TryGet("chr2", start, start + length, out ReadOnlyMemory<float> scores));
                if (expected.Length == length)
                    CollectionAssert.AreEqual(expected.Select(pair => pair.Item2).ToArray(), scores.ToArray());
            }
        }
        Assert.IsEmpty(track.Within("chr3", 0, 100));
        Assert.IsEmpty(track.Runs("chr3"));
    }

    [TestMethod]
    public void Overlaps_are_refused_or_averaged()
    {
        BaseTrackBuilder Build(OverlapRule rule)
        {
            var builder = new BaseTrackBuilder("s.bg", rule);
            builder.Add("chr1", 10, 13, 6, line: 3);
            builder.Add("chr1", 0, [1, 2, 3, 4], line: 4);
            builder.Add("chr1", 4, 6, 5, line: 5);
            builder.Add("chr1", 3, [10, 1, 1], line: 6);
            return builder;
        }

        Assert.AreEqual(
            "s.bg, line 6: base 3 of chr1 (from 0) has a score in lines 4 to 5 too",
            Assert.ThrowsExactly<GenomicsException>(() => Build(OverlapRule.Refuse).Build()).Message);
        BaseTrack track = Build(OverlapRule.Average).Build();
        CollectionAssert.AreEqual(new float[] { 1, 2, 3, 7, 3, 3, 6, 6, 6 }, track.ToArray());
        CollectionAssert.AreEqual(new long[] { 0, 10 }, track.Runs("chr1").Select(run => run.Start).ToArray());
    }

    [TestMethod]
    public void Summary_and_magnitudes_follow_their_definitions()
    {
        var builder = new BaseTrackBuilder("s");
        builder.Add("b", 0, [-3, 1], line: 1);
        builder.Add("a", 7, [2], line: 2);
        BaseTrack track = builder.Build();
        Assert.AreEqual(new TrackSummary(2, 3, -3, 2, 0), TrackSummary.Of(track));
        CollectionAssert.AreEqual(new float[] { 2, 3, 1 }, track.Absolute().ToArray());
        CollectionAssert.AreEqual(new float[] { 2, -3, 1 }, track.ToArray());
    }

    [TestMethod]
    public void What_cannot_be_a_track_is_refused()
    {
        var builder = new BaseTrackBuilder("s.bg");
        Assert.AreEqual(
            "s.bg: has no scores, a score for one base or more is expected",
            Assert.ThrowsExactly<GenomicsException>(builder.Build).Message);
        Assert.ThrowsExactly<ArgumentException>(() => builder.Add("a", 0, 3, float.NaN, line: 1));
        Assert.ThrowsExactly<ArgumentException>(() => builder.Add("a", 0, [1, float.PositiveInfinity], line: 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => builder.Add("a", -1, 3, 1, line: 1));
        Assert.StartsWith(
            "s.bg, line 9: 9000000000 bases more make a longer than the ",
            Assert.ThrowsExactly<GenomicsException>(() => builder.Add("a", 0, 9_000_000_000, 1, line: 9)).Message);
    }
}
