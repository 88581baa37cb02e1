using MlNetGenomics.Sequences;
using MlNetGenomics.Tracks;

namespace MlNetGenomics.Tests.Tracks;

[TestClass]
public sealed class SiteGroupsTests
{
    [TestMethod]
    public void Means_are_over_sites()
    {
        // Site means of A: 1.5 and 4; of B: 2.
        SiteGroups groups = SiteGroups.Of(Track("a", 1, 2, 2, 4, 4), null, [Site("A", 0, 2), Site("B", 2, 3), Site("A", 3, 5), Site("A", 4, 6)]);
        Assert.AreEqual(1, groups.OffTrack);
        Assert.AreEqual(3, groups.Sites);
        Assert.IsTrue(double.IsNaN(groups.Pearson));
        SiteGroup a = groups.Groups[0], b = groups.Groups[1];
        Assert.AreEqual("A", a.Name);
        Assert.AreEqual((2L, 4L, 2.75), (a.Sites, a.Bases, a.First.Mean));
        // Deviations of 1.25 on both sides: sample variance 3.125, over two sites.
        Assert.AreEqual(Math.Sqrt(3.125 / 2), a.First.StandardError, 1e-12);
        Assert.AreEqual(2, b.First.Mean);
        Assert.IsTrue(double.IsNaN(b.First.StandardError), "one site has no spread");
        Assert.IsNull(a.Second);
        Assert.IsNull(a.Difference);
    }

    [TestMethod]
    public void Two_tracks_are_compared_site_by_site()
    {
        SiteGroups groups = SiteGroups.Of(
            Track("a", 1, 2, 3, 4, 5, 6), Track("b", 0, 2, 2, 4, 9), [Site("A", 0, 1), Site("A", 2, 3), Site("B", 1, 2), Site("B", 5, 6), Site("C", 4, 5)]);
        Assert.AreEqual(1, groups.OffTrack, "the second track ends before it");
        CollectionAssert.AreEqual(new[] { "A", "B", "C" }, groups.Groups.Select(group => group.Name).ToArray());
        SiteGroup a = groups.Groups[0];
        Assert.AreEqual(2, a.First.Mean);
        Assert.AreEqual(1, a.Second!.Value.Mean);
        // Both sites differ by 1, though both vary.
        Assert.AreEqual(1, a.Difference!.Value.Mean);
        Assert.AreEqual(0, a.Difference.Value.StandardError);
        Assert.AreEqual(1, a.First.StandardError, 1e-12);
        // Means 2, 2, 5 against 1, 2, 9: ranks 1.5, 1.5, 3 and 1, 2, 3.
        Assert.AreEqual(Math.Sqrt(3) / 2, groups.Spearman, 1e-12);
        // Deviations -1, -1, 2 and -3, -2, 5: 15 over the root of 6 times 38.
        Assert.AreEqual(15 / Math.Sqrt(6 * 38), groups.Pearson, 1e-12);
    }

    [TestMethod]
    public void Order_of_sites_does_not_matter()
    {
        BaseTrack track = ScoreMap.Random(2).ToTrack();
        BedRecord[] sites = [.. Enumerable.Range(0, 60).Select(i => new BedRecord("chr2", i, i + 3, $"s{i % 4}", null, i + 1))];
        SiteGroups expected = SiteGroups.Of(track, track, sites), actual = SiteGroups.Of(track, track, [.. sites.Reverse()]);
        Assert.AreEqual(expected.OffTrack, actual.OffTrack);
        foreach ((SiteGroup one, SiteGroup other) in expected.Groups.Zip(actual.Groups))
        {
            Assert.AreEqual((one.Name, one.Sites, one.Bases), (other.Name, other.Sites, other.Bases));
            Assert.AreEqual(one.First.Mean, other.First.Mean, 1e-12);
            Assert.AreEqual(one.First.StandardError, other.First.StandardError, 1e-12);
            Assert.AreEqual(0, one.Difference!.Value.Mean);
        }
    }

    [TestMethod]
    public void What_cannot_be_grouped_is_refused()
    {
        BaseTrack track = Track("a.bg", 1, 2);
        Assert.AreEqual(
            "s.bed, line 7: the site has no name to group it by (column 4)",
            Assert.ThrowsExactly<GenomicsException>(() => SiteGroups.Of(track, null, [new BedRecord("c", 0, 1, "", null, 7)], "s.bed")).Message);
        Assert.AreEqual(
            "s.bed: none of its 2 sites has a score at all its bases (a.bg has c:0-2)",
            Assert.ThrowsExactly<GenomicsException>(() => SiteGroups.Of(track, null, [Site("A", 1, 3), Site("A", 2, 3)], "s.bed")).Message);
    }

    private static BaseTrack Track(string name, params float[] scores)
    {
        var builder = new BaseTrackBuilder(name);
        builder.Add("c", 0, scores, line: 1);
        return builder.Build();
    }

    private static BedRecord Site(string name, long start, long end) => new("c", start, end, name, null, 1);
}
