using System.Xml;
using System.Xml.Linq;
using MlNetGenomics.Motifs;
using MlNetGenomics.Reports;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public class HtmlReportTests
{
    private const string Evil = "<script>alert('x')</script>\"&\0";

    [TestMethod]
    public void All_text_is_shown_as_text()
    {
        var report = new HtmlReport(Evil, Evil);
        report.AddSection(Evil).AddHeading(Evil).AddParagraph(Evil)
            .AddEntries([new ReportEntry(Evil, Evil)]).AddHighlights([new ReportEntry(Evil, Evil)])
            .AddTable(new HtmlTable(Evil, "b").AddRow(Evil, 1))
            .AddFigures(new ReportFigure(ScatterPlot.Draw([1], [1], new PlotOptions { Title = Evil, XTitle = Evil, YTitle = Evil }), Evil));
        XElement page = Parse(report.ToHtml());
        Assert.IsEmpty(page.Descendants("script"));
        Assert.AreEqual(Evil.Replace('\0', '\uFFFD'), page.Descendants("h2").Single().Value);
        Assert.AreEqual(Evil.Replace('\0', '\uFFFD'), page.Descendants("td").First().Attribute("data-label")!.Value);
    }

    [TestMethod]
    public void Pages_of_one_report_link_to_each_other()
    {
        var report = new HtmlReport("t").SetNavigation([new HtmlLink(Evil, "../a.html"), new HtmlLink("here", null)], next: new HtmlLink("b", "b.html#x"));
        report.AddSection("s", "x").AddLinks("See", [new HtmlLink("c", "c&d.html"), new HtmlLink("nowhere", null)])
            .AddTable(new HtmlTable("one", "several").AddRow(new HtmlLink("e", "e.html"), new[] { new HtmlLink("f", "f.html"), new HtmlLink("g", null) }));
        XElement page = Parse(report.ToHtml());
        CollectionAssert.AreEqual(
            new[] { "../a.html", "b.html#x", "c&d.html", "e.html", "f.html" },
            page.Descendants("a").Select(link => link.Attribute("href")!.Value).ToArray());
        XElement navigation = page.Descendants("nav").Single();
        Assert.AreEqual(Evil.Replace('\0', '\uFFFD'), navigation.Descendants("a").First().Value);
        Assert.AreEqual("next", navigation.Descendants("a").Last().Attribute("rel")!.Value);
        Assert.AreEqual("x", page.Descendants("section").Single().Attribute("id")!.Value);
        Assert.AreEqual("See c, nowhere", page.Descendants("p").Single().Value);
        CollectionAssert.AreEqual(new[] { "e", "f, g" }, page.Descendants("td").Select(cell => cell.Value).ToArray());
    }

    [TestMethod]
    [DataRow(4, false, "few")]
    [DataRow(5, false, "cards")]
    [DataRow(5, true, "long")]
    public void Tables_say_how_they_fit_a_narrow_screen(int columns, bool scrolls, string kind)
    {
        var table = new HtmlTable([.. Enumerable.Range(0, columns).Select(i => $"c{i}")]) { Scrolls = scrolls };
        Assert.AreEqual(kind, Parse(new HtmlReport("t").AddTable(table).ToHtml()).Descendants("table").Single().Attribute("class")!.Value);
    }

    [TestMethod]
    public void Page_needs_nothing_else()
    {
        var report = new HtmlReport("t");
        report.AddSection("s").AddFigures(new ReportFigure(SequenceLogo.OfMotif(IupacMotif.Parse("ACGT"))));
        string html = report.ToHtml();
        foreach (string outside in new[] { "http", "src=", "@import", "url(", "<script", "<link" })
            Assert.DoesNotContain(outside, html);
    }

    [TestMethod]
    public void Letter_shapes_are_written_once_for_many_logos()
    {
        var report = new HtmlReport("t");
        var table = new HtmlTable("logo");
        for (int i = 0; i < 20; i++)
            table.AddRow(SequenceLogo.OfMotif(IupacMotif.Parse("ACGT", 1), new LogoOptions { ShowAxes = false }));
        report.AddTable(table).AddFigures(new ReportFigure(SequenceLogo.OfMotif(IupacMotif.Parse("A", 1))));
        XElement page = Parse(report.ToHtml());
        Assert.HasCount(4, page.Descendants("path"));
        Assert.HasCount(81, page.Descendants("use"));
    }

    [TestMethod]
    public void Numbers_are_set_to_the_right()
    {
        var table = new HtmlTable("name", "value") { LastRowIsSummary = true };
        table.AddRow("a", 0.12345).AddRow("b", null).AddRow("mean", "0.1 (0.2)");
        XElement[] cells = [.. Parse(new HtmlReport("t").AddTable(table).ToHtml()).Descendants("td")];
        Assert.IsNull(cells[0].Attribute("class"));
        Assert.AreEqual("n", cells[1].Attribute("class")!.Value);
        Assert.AreEqual("0.123", cells[1].Value);
        Assert.AreEqual("", cells[3].Value);
        Assert.ThrowsExactly<ArgumentException>(() => table.AddRow("x"));
    }

    [TestMethod]
    [DataRow(0.0, "0.000")]
    [DataRow(-0.12345, "−0.123")]
    [DataRow(12.345, "12.35")]
    [DataRow(2440.0, "2,440")]
    [DataRow(0.00001234, "1.23e−5")]
    [DataRow(double.NaN, "–")]
    public void Numbers_as_people_read_them(double value, string text) => Assert.AreEqual(text, HtmlTable.FormatNumber(value));

    [TestMethod]
    public void Page_is_saved_whole()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("report.html");
        new HtmlReport("Ω").Save(path);
        Assert.AreEqual("Ω", Parse(File.ReadAllText(path)).Descendants("h1").Single().Value);
    }

    /// <summary>The pages are written so that they are XML too, which shows that every tag is closed.</summary>
    internal static XElement Parse(string html)
    {
        using var reader = XmlReader.Create(new StringReader(html), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader).Root!;
    }
}
