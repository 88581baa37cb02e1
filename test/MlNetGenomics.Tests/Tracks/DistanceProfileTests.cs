using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tracks;

namespace MlNetGenomics.Tests.Tracks;

[TestClass]
public sealed class DistanceProfileTests
{
    [TestMethod]
    public void Distances_follow_the_strand()
    {
        BaseTrack track = Track(1, -2, 3, 4, -5, 6);
        var settings = new DistanceSettings { Range = 2, Bin = 1 };
        // Distances -2, -1, 0, 1 of base 2 are bases 0 to 3, on the reverse strand bases 4 to 1.
        Assert.AreEqual("1 -2 3 4", Means(DistanceProfile.Of(track, [Point(2, null)], settings)));
        Assert.AreEqual("1 -2 3 4", Means(DistanceProfile.Of(track, [Point(2, false)], settings)));
        Assert.AreEqual("-5 4 3 -2", Means(DistanceProfile.Of(track, [Point(2, true)], settings)));
        var both = DistanceProfile.Of(track, [Point(2, false), Point(2, true), Point(90, null)], settings);
        Assert.AreEqual("-2 1 3 1", Means(both));
        Assert.AreEqual((2, 1), (both.Points, both.OffTrack));
        CollectionAssert.AreEqual(new[] { -2, -1, 0, 1 }, both.Bins.Select(bin => bin.Start).ToArray());
        CollectionAssert.AreEqual(new[] { -1, 0, 1, 2 }, both.Bins.Select(bin => bin.End).ToArray());
        // 1 and -5: three from their mean, so a sample variance of 18 over two points; parts are 1 and 0, 0 and -5.
        DistanceBin first = both.Bins[0];
        Assert.AreEqual(3, first.Score.StandardError, 1e-12);
        Assert.AreEqual((.5, -2.5, 2L, 2L), (first.Positive, first.Negative, first.Bases, first.Score.Count));
    }

    [TestMethod]
    public void Points_weigh_the_same_however_many_of_their_bases_have_scores()
    {
        // One base in the bin -2, -1 of the first point, two in that of the second.
        var profile = DistanceProfile.Of(Track(8, 1, 3, 0), [Point(1, null), Point(3, null)], new DistanceSettings { Range = 2, Bin = 2 });
        Assert.AreEqual("5 1", Means(profile));
        CollectionAssert.AreEqual(new long[] { 3, 3 }, profile.Bins.Select(bin => bin.Bases).ToArray());
    }

    [TestMethod]
    [DataRow(PointAnchor.Middle, false, 12)]
    [DataRow(PointAnchor.Middle, true, 12)]
    [DataRow(PointAnchor.Start, false, 10)]
    [DataRow(PointAnchor.Start, true, 15)]
    [DataRow(PointAnchor.Start, null, 10)]
    [DataRow(PointAnchor.End, false, 15)]
    [DataRow(PointAnchor.End, true, 10)]
    public void An_interval_has_a_point(PointAnchor anchor, bool? isReverse, int expected)
    {
        BaseTrack track = Track([.. Enumerable.Range(0, 30).Select(i => (float)i)]);
        var profile = DistanceProfile.Of(
            track, [new BedRecord("c", 10, 16, "", isReverse, 1)], new DistanceSettings { Range = 1, Bin = 1, Anchor = anchor });
        Assert.AreEqual(expected, profile.Bins[1].Score.Mean, "distance 0");
    }

    [TestMethod]
    public void Equals_plain_loops_over_points_and_bases()
    {
        var settings = new DistanceSettings { Range = 30, Bin = 6 };
        for (int seed = 0; seed < 20; seed++)
        {
            var map = ScoreMap.Random(seed);
            var random = new SplittableRandom(seed + 7);
            BedRecord[] points = [.. Enumerable.Range(0, 15).Select(i =>
                new BedRecord(i % 2 == 0 ? "chr2" : "chrX", random.NextInt(200) is var at ? at : 0, at + 1, "", i % 3 == 0 ? true : null, i))];
            var profile = DistanceProfile.Of(map.ToTrack(), points, settings);
            foreach (DistanceBin bin in profile.Bins)
            {
                var means = new List<double>();
                foreach (BedRecord point in points)
                {
                    double[] own = [.. Enumerable.Range(bin.Start, bin.End - bin.Start)
                        .Select(distance => (point.Sequence, point.Start + (point.IsReverse == true ? -distance : distance)))
                        .Where(map.Scores.ContainsKey).Select(at => (double)map.Scores[at])];
                    if (own.Length > 0)
                        means.Add(own.Average());
                }
                Assert.AreEqual(means.Count, bin.Score.Count);
                if (means.Count == 0)
                    continue;
                Assert.AreEqual(means.Average(), bin.Score.Mean, 1e-12);
                Assert.AreEqual(bin.Score.Mean, bin.Positive + bin.Negative, 1e-12);
            }
        }
    }

    [TestMethod]
    public void What_has_no_distance_is_refused()
    {
        BaseTrack track = Track(1, 2);
        Assert.AreEqual(
            "distance 10: must be a multiple of the bin, 3",
            Assert.ThrowsExactly<GenomicsException>(() =>
                DistanceProfile.Of(track, [Point(1, null)], new DistanceSettings { Range = 10, Bin = 3 })).Message);
        Assert.AreEqual(
            "p.bed: none of its 1 points has a scored base within 5 bases (s has c:0-2)",
            Assert.ThrowsExactly<GenomicsException>(() =>
                DistanceProfile.Of(track, [Point(50, null)], new DistanceSettings { Range = 5, Bin = 5 }, "p.bed")).Message);
    }

    private static string Means(DistanceProfile profile) => string.Join(' ', profile.Bins.Select(bin => bin.Score.Mean));

    private static BaseTrack Track(params float[] scores)
    {
        var builder = new BaseTrackBuilder("s");
        builder.Add("c", 0, scores, line: 1);
        return builder.Build();
    }

    private static BedRecord Point(long at, bool? isReverse) => new("c", at, at + 1, "", isReverse, 1);
}
