using System.Xml.Linq;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Reports;
using MlNetGenomics.Tests.Networks.MuSeAM;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public class MuseamReportTests
{
    [TestMethod]
    public void Page_shows_motifs_by_role_and_strength()
    {
        // Head weights of the model: kernels 1, 4, 7 negative, 2, 5, 8 zero, 3, 6, 9 positive, growing.
        MuseamModel model = MuseamMotifsTests.RandomModel(9, 6);
        XElement page = Page(new MuseamReportData { Title = "T", Model = model, MotifCount = 2 });
        string[] kernels = [.. page.Descendants("td").Where(cell => (string?)cell.Attribute("data-label") == "kernel").Select(cell => cell.Value)];
        CollectionAssert.AreEqual(new[] { "kernel_9", "kernel_6", "kernel_7", "kernel_4" }, kernels);
        CollectionAssert.AreEqual(
            new[] { "Activators: the strongest 2 of 3", "Repressors: the strongest 2 of 3" },
            page.Descendants("h3").Select(heading => heading.Value).ToArray());
        Assert.HasCount(4, page.Descendants("td").Where(cell => cell.Element("svg") is not null));
        CollectionAssert.AreEqual(new[] { "Motifs" }, page.Descendants("h2").Select(heading => heading.Value).ToArray());
    }

    [TestMethod]
    public void Matches_fill_their_columns()
    {
        MuseamModel model = MuseamMotifsTests.RandomModel(9, 6);
        var forward = Page(new MuseamReportData
        {
            Title = "T",
            Model = model,
            MatchScoreName = "q",
            BestMatches = new Dictionary<int, MotifMatch> { [8] = new("CTCF", 0.9) },
        });
        var row = forward.Descendants("tbody").First().Elements("tr").First();
        Assert.AreEqual("CTCF", row.Elements("td").Single(cell => (string?)cell.Attribute("data-label") == "best match").Value);
        Assert.AreEqual("0.900", row.Elements("td").Single(cell => (string?)cell.Attribute("data-label") == "q").Value);
    }

    [TestMethod]
    public void Mean_and_deviation_of_the_folds()
    {
        XElement page = Page(new MuseamReportData
        {
            Title = "T",
            Model = MuseamMotifsTests.RandomModel(3, 6),
            FoldMetrics = [new PlotCategory("R2", [0.4, 0.5, 0.6]), new PlotCategory("Spearman", [0.5, 0.5, 0.5])],
            Measured = [1, 2, 3],
            Predicted = [1, 2, 2],
            LearningCurves = [PlotSeries.Over("training", [2, 1])],
            Settings = [new ReportEntry("seed", "1")],
            Notes = ["A note."],
        });
        XElement summary = page.Descendants("tr").Single(row => (string?)row.Attribute("class") == "sum");
        CollectionAssert.AreEqual(
            new[] { "mean (sd)", "0.500 (0.100)", "0.500 (0.000)" }, summary.Elements("td").Select(cell => cell.Value).ToArray());
        Assert.HasCount(4, page.Descendants("figure"));
        CollectionAssert.AreEqual(
            new[] { "Performance", "Motifs", "Settings", "How this was made" }, page.Descendants("h2").Select(h => h.Value).ToArray());
    }

    [TestMethod]
    public void Data_that_do_not_fit_are_refused()
    {
        MuseamModel model = MuseamMotifsTests.RandomModel(3, 6);
        Assert.ThrowsExactly<ArgumentException>(() => MuseamReport.Create(new MuseamReportData { Title = "T", Model = model, Measured = [1] }));
        Assert.ThrowsExactly<ArgumentException>(() => MuseamReport.Create(new MuseamReportData
        {
            Title = "T",
            Model = model,
            FoldMetrics = [new PlotCategory("a", [1]), new PlotCategory("b", [1, 2])],
        }));
    }

    private static XElement Page(MuseamReportData data) => HtmlReportTests.Parse(MuseamReport.Create(data).ToHtml());
}
