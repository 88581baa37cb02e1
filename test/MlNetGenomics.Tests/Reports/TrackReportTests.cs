using System.Xml.Linq;
using MlNetGenomics.Motifs;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;
using MlNetGenomics.Tracks;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public sealed class TrackReportTests
{
    private static readonly BedRecord[] Sites = [new("c", 1, 3, "A", null, 1), new("c", 4, 6, "A", true, 2), new("c", 3, 4, "<B>", null, 3)];

    [TestMethod]
    public void Tables_have_a_row_for_everything()
    {
        BaseTrack track = Track("a", 1, 2, 3, -4, 5, 6), other = Track("b", 0, 2, 2, 2, 1, 1);
        AssertRows(
            "quantile\tbases\tlowest\thighest\tmean_score\tinside\tfraction\n1\t3\t-4\t2\t-0.3333333333333333\t1\t0.3333333333333333\n2\t3\t3\t6\t4.666666666666667\t0\t0\n",
            writer => TrackTableWriter.WriteQuantiles(writer, QuantileEnrichment.Of(track, [Sites[0] with { End = 2 }], 2)));
        AssertRows(
            "name\tsites\tbases\tmean\tstandard_error\n<B>\t1\t1\t-4\t\nA\t2\t4\t4\t1.5\n",
            writer => TrackTableWriter.WriteSites(writer, SiteGroups.Of(track, null, Sites)));
        AssertRows(
            "name\tsites\tbases\tmean\tstandard_error\tother_mean\tother_standard_error\tdifference\tdifference_standard_error\n"
            + "<B>\t1\t1\t-4\t\t2\t\t-6\t\nA\t2\t4\t4\t1.5\t1.5\t0.5\t2.5\t2\n",
            writer => TrackTableWriter.WriteSites(writer, SiteGroups.Of(track, other, Sites)));
        AssertRows(
            "start\tend\tpoints\tbases\tmean\tstandard_error\tpositive\tnegative\n-2\t0\t0\t0\t\t\t\t\n0\t2\t1\t2\t1.5\t\t1.5\t0\n",
            writer => TrackTableWriter.WriteDistances(
                writer, DistanceProfile.Of(track, [new BedRecord("c", 0, 1, "", null, 1)], new DistanceSettings { Range = 2, Bin = 2 })));
        AssertRows(
            "name\tposition\tsites\tmean\tstandard_error\tmean_magnitude\tmagnitude_standard_error\tinformation\n"
            + "A\t0\t1\t1\t\t1\t\t\nA\t1\t2\t4\t2\t4\t2\t2\nA\t2\t2\t4\t1\t4\t1\t0\nA\t3\t2\t-4\t0\t4\t0\t\n",
            writer => TrackTableWriter.WriteProfiles(writer, Profiles(track)));
    }

    [TestMethod]
    public void The_page_has_what_was_asked_for()
    {
        BaseTrack track = Track("a", 1, 2, 3, -4, 5, 6), other = Track("b", 0, 2, 2, 2, 1, 1);
        var data = new TrackReportData { Title = "t", Name = "a & b", Summary = TrackSummary.Of(track) };
        string page = TrackReport.Create(data).ToHtml();
        foreach (string heading in new[] { "Agreement", "Enrichment", "Sites", "Distance", "Along" })
            Assert.DoesNotContain($"<h2>{heading}", page);
        page = TrackReport.Create(data with
        {
            OtherName = "b",
            Correlation = TrackCorrelation.Of(track, other),
            AnnotationName = "x.bed",
            Enrichment = QuantileEnrichment.Of(track, Sites, 3),
            SitesName = "s.bed",
            Sites = SiteGroups.Of(track, other, Sites),
            PointsName = "p.bed",
            Distance = DistanceProfile.Of(track, Sites, new DistanceSettings { Range = 4, Bin = 2 }),
            Profiles = Profiles(track),
            Settings = [new ReportEntry("scores", "a")],
        }).ToHtml();
        foreach (string text in new[] { "Agreement with b", "Enrichment in x.bed", "Sites of s.bed", "Distance from p.bed", "Along sites", "a &amp; b", "&lt;B&gt;" })
            Assert.Contains(text, page);
        XElement root = XDocument.Parse(page.Replace("<!DOCTYPE html>", "")).Root!;
        Assert.HasCount(7, root.Descendants("figure"), "scatter, two of quantiles, sites, two of distances, one profile");
    }

    private static IReadOnlyList<MotifProfile> Profiles(BaseTrack track) =>
        MotifProfiles.Of(track, Sites, [], [new PositionProbabilityMatrix("A", [1, 0, 0, 0, .25, .25, .25, .25])], 1);

    private static void AssertRows(string expected, Action<TextWriter> write)
    {
        var text = new StringWriter();
        write(text);
        Assert.AreEqual(expected, text.ToString());
    }

    private static BaseTrack Track(string name, params float[] scores)
    {
        var builder = new BaseTrackBuilder(name);
        builder.Add("c", 0, scores, line: 1);
        return builder.Build();
    }
}
