using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;
using MlNetGenomics.Tracks;

namespace MlNetGenomics.Tests.Tracks;

[TestClass]
public sealed class AlignedProfileTests
{
    private static readonly PositionProbabilityMatrix Motif = new("M", [1, 0, 0, 0, .25, .25, .25, .25, .5, .5, 0, 0]);

    [TestMethod]
    public void Sites_are_read_on_their_strand()
    {
        BaseTrack track = Track(9, 1, -2, 3, 0, 7, 5, 4, -3, 8);
        // Bases 1 to 3 forward; 6 to 8 backward, before which lies base 9.
        var profile = AlignedProfile.Of(track, "M", [Site(1, 4, false), Site(6, 9, true), Site(8, 11, null)], flank: 2);
        Assert.AreEqual((2, 1, 3), (profile.Sites, profile.OffTrack, profile.Width));
        CollectionAssert.AreEqual(new[] { -1, 0, 1, 2, 3, 4, 5 }, profile.Positions.Select(position => position.Position).ToArray());
        CollectionAssert.AreEqual(new[] { 0, 2L, 2, 2, 2, 2, 2 }, profile.Positions.Select(position => position.Score.Count).ToArray());
        CollectionAssert.AreEqual(
            new[] { double.NaN, 8.5, -1, 1, 4, 3.5, 3.5 }, profile.Positions.Select(position => position.Score.Mean).ToArray());
        CollectionAssert.AreEqual(
            new[] { double.NaN, 8.5, 2, 3, 4, 3.5, 3.5 }, profile.Positions.Select(position => position.Magnitude.Mean).ToArray());
    }

    [TestMethod]
    public void Scores_that_are_the_information_agree_with_it()
    {
        // 2, 0 and 1 bits.
        var agreement = MotifAgreement.Of(AlignedProfile.Of(Track(-4, 0, 2), "M", [Site(0, 3, null)], 0), Motif);
        CollectionAssert.AreEqual(new double[] { 2, 0, 1 }, agreement.Information.ToArray());
        Assert.AreEqual(1, agreement.Magnitude, 1e-12);
        Assert.AreEqual(1, agreement.MagnitudeRanks, 1e-12);
        // -4, 0, 2 against 2, 0, 1: deviations -10/3, 2/3, 8/3 and 1, -1, 0.
        Assert.AreEqual(-4 / Math.Sqrt(168 / 9.0 * 2), agreement.Score, 1e-12);
    }

    [TestMethod]
    public void A_motif_of_equal_columns_has_nothing_to_follow()
    {
        var motif = IupacMotif.Parse("ACGTCATT", 0.91);
        var profile = AlignedProfile.Of(Track(1, 2, 3, 4, 5, 6, 7, 9), "M", [Site(0, 8, null)], 0);
        var agreement = MotifAgreement.Of(profile, motif);
        Assert.IsTrue(double.IsNaN(agreement.Score) && double.IsNaN(agreement.Magnitude) && double.IsNaN(agreement.MagnitudeRanks));
    }

    [TestMethod]
    public void Turning_genome_and_sites_round_changes_nothing()
    {
        var map = ScoreMap.Random(5);
        const int Length = 1000;
        var turned = new BaseTrackBuilder("s");
        foreach ((string sequence, long position) in map.Bases)
            turned.Add(sequence, Length - 1 - position, [map.Scores[(sequence, position)]], line: 1);
        BedRecord[] sites = [.. Enumerable.Range(0, 50).Select(i => new BedRecord("chrX", 2 * i, 2 * i + 5, "M", i % 2 == 0, 1))];
        BedRecord[] other = [.. sites.Select(site => site with { Start = Length - site.End, End = Length - site.Start, IsReverse = !site.IsReverse })];
        AlignedProfile expected = AlignedProfile.Of(map.ToTrack(), "M", sites, 7), actual = AlignedProfile.Of(turned.Build(), "M", other, 7);
        CollectionAssert.AreEqual(expected.Positions.ToArray(), actual.Positions.ToArray());
        Assert.IsGreaterThan(0, expected.OffTrack);
    }

    [TestMethod]
    public void Every_motif_with_sites_gets_a_profile()
    {
        BaseTrack track = Track(1, 2, 3, 4);
        BedRecord[] sites = [Site(0, 3, null), Site(1, 2, null) with { Name = "N" }];
        PositionProbabilityMatrix[] motifs = [new("other", Motif.Probabilities), Motif];
        IReadOnlyList<MotifProfile> profiles = MotifProfiles.Of(track, sites, [], motifs, 0);
        Assert.AreEqual("M", profiles.Single().Profile.Name);
        Assert.IsNotNull(profiles[0].Agreement);
        profiles = MotifProfiles.Of(track, sites, ["N", "M"], null, 0);
        CollectionAssert.AreEqual(new[] { "N", "M" }, profiles.Select(profile => profile.Profile.Name).ToArray());
        Assert.IsNull(profiles[0].Agreement);
    }

    [TestMethod]
    public void What_cannot_be_aligned_is_refused()
    {
        BaseTrack track = Track(1, 2, 3, 4);
        BedRecord[] sites = [Site(0, 3, null), Site(1, 3, null) with { Line = 2, Name = "N" }, Site(1, 4, null) with { Line = 3, Name = "N" }, Site(9, 10, null) with { Name = "off" }];
        Fails("s.bed: has no site named other; known are M, N, off", () => AlignedProfile.Of(track, "other", sites, 0, "s.bed"));
        Fails("s.bed, line 3: site N has 3 bases, that of line 2 has 2; sites must be as wide to be aligned", () => AlignedProfile.Of(track, "N", sites, 0, "s.bed"));
        Fails("s.bed: none of its 1 sites named off has a score at all its bases (s has c:0-4)", () => AlignedProfile.Of(track, "off", sites, 0, "s.bed"));
        Fails("m.meme: has no motif sites; known are M", () => MotifProfiles.Of(track, [sites[1] with { Name = "sites" }], ["sites"], [Motif], 0, "s.bed", "m.meme"));
        Fails("motif M has 3 positions, the sites named M have 2 bases", () => MotifProfiles.Of(track, [sites[1] with { Name = "M" }], [], [Motif], 0));
        Fails("m.meme: no site of s.bed has the name of one of its motifs, N, say, is none", () => MotifProfiles.Of(track, [sites[1]], [], [Motif], 0, "s.bed", "m.meme"));

        static void Fails(string message, Action act) => Assert.AreEqual(message, Assert.ThrowsExactly<GenomicsException>(act).Message);
    }

    private static BaseTrack Track(params float[] scores)
    {
        var builder = new BaseTrackBuilder("s");
        builder.Add("c", 0, scores, line: 1);
        return builder.Build();
    }

    private static BedRecord Site(long start, long end, bool? isReverse) => new("c", start, end, "M", isReverse, 1);
}
