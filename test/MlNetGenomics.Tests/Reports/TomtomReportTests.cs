using System.Xml.Linq;
using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.Reports;
using MlNetGenomics.Tests.Motifs.Comparison;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public class TomtomReportTests
{
    private static readonly PositionProbabilityMatrix[] Database =
        [IupacMotif.Parse("TTAGATAAGCCG", 0.9, "GATA<1>", "GATA"), IupacMotif.Parse("CTTATCT", 0.9, "rev"), .. RandomMotifs.Make(30, 8, 12, 1)];

    [TestMethod]
    public void Table_has_the_columns_of_the_reference_program()
    {
        IReadOnlyList<TomtomResult> results = Tomtom.Compare([IupacMotif.Parse("AGATAAG", 0.9, "q")], Database, new TomtomSettings { MaximumEValue = 0.01 });
        var text = new StringWriter();
        TomtomTableWriter.Write(text, results);
        string[] lines = text.ToString().TrimEnd('\n').Split('\n');
        Assert.AreEqual("Query_ID\tTarget_ID\tOptimal_offset\tp-value\tE-value\tq-value\tOverlap\tQuery_consensus\tTarget_consensus\tOrientation", lines[0]);
        Assert.HasCount(3, lines);
        TomtomMatch rev = results[0].Matches.Single(match => match.Target.Name == "rev");
        string expected = string.Join('\t', "q", "rev", 0, TableWriter.Format(rev.PValue), TableWriter.Format(rev.EValue), TableWriter.Format(rev.QValue), 7, "AGATAAG", "AGATAAG", "-");
        CollectionAssert.Contains(lines, expected);
    }

    [TestMethod]
    public void Page_draws_the_best_matches_of_the_best_queries()
    {
        PositionProbabilityMatrix[] queries = [IupacMotif.Parse("AGATAAG", 0.9, "first"), .. RandomMotifs.Make(2, 6, 6, 99), Database[5]];
        IReadOnlyList<TomtomResult> results = Tomtom.Compare(queries, Database);
        XElement page = HtmlReportTests.Parse(TomtomReport.Create(new TomtomReportData
        {
            Title = "T",
            Results = results,
            TargetCount = Database.Length,
            MatchCount = 2,
            QueryCount = 2,
            Settings = [new ReportEntry("distance", "Euclidean")],
            Notes = ["A note."],
        }).ToHtml());
        CollectionAssert.AreEqual(
            new[] { "first: the best 2 of 32 matches", $"{queries[3].Name}: the best 2 of 32 matches" },
            page.Descendants("h3").Select(heading => heading.Value).ToArray());
        XElement[] rows = [.. page.Descendants("tbody").Elements("tr")];
        Assert.HasCount(4, rows);
        string[] targets = [.. page.Descendants("td").Where(cell => (string?)cell.Attribute("data-label") == "target").Select(cell => cell.Value)];
        CollectionAssert.Contains(targets, "GATA<1> GATA");
        Assert.AreEqual(queries[3].Name, targets[2]);
        // Each row has a drawing with two logos.
        Assert.IsTrue(rows.All(row => row.Descendants("g").Count() == 2));
        CollectionAssert.AreEqual(
            new[] { "Summary", "Matches", "Settings", "How this was made" }, page.Descendants("h2").Select(h => h.Value).ToArray());
    }

    [TestMethod]
    public void Queries_without_a_match_are_named()
    {
        IReadOnlyList<TomtomResult> results = Tomtom.Compare(RandomMotifs.Make(3, 5, 5, 7), Database, new TomtomSettings { MaximumPValue = 0 });
        XElement page = HtmlReportTests.Parse(TomtomReport.Create(new TomtomReportData { Title = "T", Results = results, TargetCount = 32 }).ToHtml());
        CollectionAssert.AreEqual(new[] { "Summary", "Without a match: 3" }, page.Descendants("h2").Select(h => h.Value).ToArray());
        Assert.Contains("m1, m2, m3", page.Descendants("p").Last().Value);
    }
}
