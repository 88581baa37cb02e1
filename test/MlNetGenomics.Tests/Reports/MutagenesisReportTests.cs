using System.Globalization;
using System.Xml.Linq;
using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public sealed class MutagenesisReportTests
{
    private const int Length = 60;

    private static readonly byte[] Codes = [.. Enumerable.Range(0, Length).Select(i => (byte)(i % 4))];

    [TestMethod]
    public void Letters_are_as_high_as_importance_and_squares_as_dark_as_changes()
    {
        var scores = new float[Length * 4];
        // Base 11 is a T, whose loss to A lowers the value most; base 56 is an A, whose loss to T raises it half as much.
        scores[11 * 4] = 4;
        scores[11 * 4 + 1] = 1;
        scores[56 * 4 + 3] = -2;
        var importance = new float[Length];
        importance[11] = 4;
        importance[56] = -2;
        XElement page = Page(new MutagenesisProfile(0.5, importance, scores), first: 0);
        XElement[] lines = [.. page.Descendants("figure").Select(figure => figure.Element("svg")!)];
        Assert.HasCount(2, lines);
        double[] heights = [.. lines.Select(line => ScaleY(line.Descendants("use").Single()))];
        Assert.AreEqual(-2, heights[0] / heights[1], 0.01, "what lowers the value stands on its head");
        (string Fill, double Opacity, int Squares)[] Shades(XElement line) =>
        [
            .. line.Descendants("path").Where(path => (string?)path.Attribute("fill") != "currentColor" && path.Attribute("fill-opacity") is not null)
                .Select(path => (
                    path.Attribute("fill")!.Value,
                    double.Parse(path.Attribute("fill-opacity")!.Value, CultureInfo.InvariantCulture),
                    path.Attribute("d")!.Value.Count(letter => letter == 'M')))
        ];
        (string Fill, double Opacity, int Squares)[] firstLine = Shades(lines[0]), second = Shades(lines[1]);
        Assert.HasCount(2, firstLine);
        Assert.AreEqual(1.0, firstLine.Max(shade => shade.Opacity));
        Assert.HasCount(1, firstLine.Select(shade => shade.Fill).Distinct());
        Assert.HasCount(1, second);
        Assert.AreEqual(0.5, second[0].Opacity);
        Assert.AreNotEqual(firstLine[0].Fill, second[0].Fill);
        Assert.IsTrue(firstLine.Concat(second).All(shade => shade.Squares == 1));
    }

    [TestMethod]
    public void A_window_counts_from_its_place_and_cuts_sites()
    {
        BedRecord[] sites = [new("s", 95, 103, "IN", true, 1), new("s", 10, 30, "OUT", null, 2)];
        XElement page = Page(new MutagenesisProfile(1, new float[Length], new float[Length * 4]), first: 100, sites);
        Assert.Contains("bases 101 to 150", page.ToString());
        Assert.Contains("bases 151 to 160", page.ToString());
        string[] texts = [.. page.Descendants("text").Select(text => text.Value)];
        Assert.Contains("← IN", texts);
        Assert.DoesNotContain("OUT", texts);
        Assert.Contains("110", texts);
        Assert.DoesNotContain("10", texts);
    }

    [TestMethod]
    public void The_greatest_values_are_kept_and_of_equals_the_first()
    {
        var selection = new MutagenesisSelection("task x", 2);
        foreach ((string name, double value) in new[] { ("a", 1.0), ("b", 3.0), ("c", 1.0), ("d", 2.0), ("e", 3.0), ("f", -1.0), ("g", 3.0) })
            selection.Add(name, Codes, 0, new MutagenesisProfile(value, new float[Length], new float[Length * 4]));
        CollectionAssert.AreEqual(new[] { "b", "e" }, selection.Sequences.Select(sequence => sequence.Name).ToArray());
    }

    [TestMethod]
    [DataRow(MutagenesisColumns.None, false, "name\tposition\tbase\tscore\ns\t8\tC\t2\ns\t9\tN\t-3\n")]
    [DataRow(MutagenesisColumns.Scores, false,
        "name\tposition\tbase\tscore\tA\tC\tG\tT\ns\t8\tC\t2\t2\t0\t-1\t1\ns\t9\tN\t-3\t-3\t1\t2\t0.5\n")]
    [DataRow(MutagenesisColumns.Deltas, true,
        "name\ttask\tposition\tbase\tscore\tA\tC\tG\tT\ns\tx\t8\tC\t2\t-2\t0\t1\t-1\ns\tx\t9\tN\t-3\t3\t-1\t-2\t-0.5\n")]
    public void Tables_have_a_row_a_base(MutagenesisColumns columns, bool hasTask, string expected)
    {
        var writer = new StringWriter();
        var table = new MutagenesisTableWriter(writer, hasTask, columns);
        table.Write("s", "x", Dna.Encode("CN"), 7, new MutagenesisProfile(0, [2, -3], [2, 0, -1, 1, -3, 1, 2, 0.5f]));
        Assert.AreEqual(expected, writer.ToString());
    }

    private static XElement Page(MutagenesisProfile profile, int first, BedRecord[]? sites = null)
    {
        var selection = new MutagenesisSelection("task x", 3);
        selection.Add("s", Codes, first, profile);
        string html = MutagenesisReport.Create(new MutagenesisReportData
        {
            Title = "mutagenesis",
            Selections = [selection],
            SequenceCount = 1,
            Sites = sites?.ToLookup(site => site.Sequence),
        }).ToHtml();
        return HtmlReportTests.Parse(html);
    }

    private static double ScaleY(XElement use) => double.Parse(
        use.Attribute("transform")!.Value["matrix(".Length..^1].Split(' ')[3], CultureInfo.InvariantCulture);
}
