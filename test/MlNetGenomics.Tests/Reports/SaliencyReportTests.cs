using System.Globalization;
using System.Xml.Linq;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public sealed class SaliencyReportTests
{
    private const int Length = 120;

    private static readonly byte[] Codes = [.. Enumerable.Range(0, Length).Select(i => (byte)(i % 4))];

    [TestMethod]
    public void Long_sequences_are_drawn_in_lines_of_one_scale()
    {
        var map = new float[Length * 4];
        map[10 * 4 + Codes[10]] = 4;
        map[60 * 4 + Codes[60]] = -2;
        map[119 * 4 + Codes[119]] = 1;
        XElement page = Page(SaliencyMethod.InputTimesGradient, map);
        XElement[] lines = [.. page.Descendants("figure").Select(figure => figure.Element("svg")!)];
        Assert.HasCount(3, lines);
        Assert.HasCount(1, lines.Select(line => line.Attribute("width")!.Value).Distinct());
        Assert.AreEqual(Dna.Decode(Codes), string.Concat(lines.SelectMany(Letters)));
        double[] heights = [.. lines.Select(line => ScaleY(line.Descendants("use").Single()))];
        Assert.AreEqual(-2, heights[0] / heights[1], 0.01, "what lowers the value stands on its head");
        Assert.AreEqual(4, heights[0] / heights[2], 0.01);
    }

    [TestMethod]
    public void Gradients_are_drawn_by_the_paper_s_formula()
    {
        var map = new float[Length * 4];
        map[7 * 4] = 2;
        map[8 * 4 + 1] = 1;
        XElement page = Page(SaliencyMethod.GuidedBackpropagation, map);
        XElement[] uses = [.. page.Descendants("figure").First().Descendants("use")];
        // p = exp(3) / (exp(3) + 3) and exp(1.5) / (exp(1.5) + 3); a letter is p times the column's bits.
        double Height(double share)
        {
            double p = Math.Exp(3 * share) / (Math.Exp(3 * share) + 3), q = (1 - p) / 3;
            return p * (2 + p * Math.Log2(p) + 3 * q * Math.Log2(q));
        }

        double first = ScaleY(uses.Where(use => X(use) == uses.Min(X)).MaxBy(ScaleY)!);
        double second = ScaleY(uses.Where(use => X(use) == uses.Max(X)).MaxBy(ScaleY)!);
        Assert.AreEqual(Height(1) / Height(0.5), first / second, 0.01);
        Assert.HasCount(3, page.Descendants("figure"), "there is nothing below 0 to draw");
        Assert.HasCount(6, Page(SaliencyMethod.Gradient, map).Descendants("figure"));
    }

    [TestMethod]
    public void Sites_are_marked_where_they_lie()
    {
        // The second runs over the end of the first line; the third lies on the first, so it goes below.
        BedRecord[] sites =
        [
            new("s", 4, 14, "AP1", true, 1), new("s", 45, 55, "CRE", false, 2), new("s", 6, 12, "ETS", null, 3),
            new("other", 0, 5, "no", null, 4),
        ];
        XElement[] lines = [.. Page(SaliencyMethod.GuidedBackpropagation, new float[Length * 4], sites).Descendants("svg").Where(svg => svg.Descendants("rect").Any())];
        Assert.HasCount(2, lines);
        XElement[] bars = [.. lines[0].Descendants("rect")];
        Assert.HasCount(3, bars);
        double letter = Number(bars[0], "width") / 10;
        Assert.AreEqual(5 * letter, Number(bars[1], "width"), 0.05);
        Assert.AreEqual(5 * letter, Number(lines[1].Descendants("rect").Single(), "width"), 0.05);
        Assert.AreEqual(41 * letter, Number(bars[1], "x") - Number(bars[0], "x"), 0.05);
        Assert.AreEqual(Number(bars[0], "y"), Number(bars[1], "y"));
        Assert.IsGreaterThan(Number(bars[0], "y"), Number(bars[2], "y"));
        string[] labels = [.. lines[0].Descendants("text").Select(text => text.Value)];
        foreach (string label in new[] { "← AP1", "CRE →", "ETS" })
            CollectionAssert.Contains(labels, label);
    }

    [TestMethod]
    public void A_site_beyond_its_sequence_is_named()
    {
        Assert.AreEqual(
            "t.bed, line 9: the site ends at 121, sequence s has 120 bases",
            Assert.ThrowsExactly<GenomicsException>(
                () => Page(SaliencyMethod.Gradient, new float[Length * 4], new BedRecord("s", 115, 121, "x", null, 9))).Message);
    }

    [TestMethod]
    public void Names_are_shown_as_text_and_predictions_beside_values()
    {
        var sequence = new AttributionSequence("<a>&", Codes, 2, new float[Length * 4]) { Prediction = 0.88 };
        XElement page = HtmlReportTests.Parse(SaliencyReport.Create(
            Data() with { Sequences = [sequence, sequence with { Prediction = 2 }] }, SaliencyMethod.Gradient).ToHtml());
        CollectionAssert.AreEqual(
            new[] { "<a>&: prediction 0.880, 2.000 before the last activation", "<a>&: value 2.000" },
            page.Descendants("h3").Select(heading => heading.Value).ToArray());
    }

    private static XElement Page(SaliencyMethod method, float[] map, params BedRecord[] sites) =>
        HtmlReportTests.Parse(SaliencyReport.Create(
            Data() with
            {
                Sequences = [new AttributionSequence("s", Codes, 1, map)],
                Sites = sites.ToLookup(site => site.Sequence),
                SitesSource = "t.bed",
            },
            method).ToHtml());

    private static AttributionReportData Data() =>
        new() { Title = "T", Target = "task x", Sequences = [], SequenceCount = 7 };

    /// <summary>The sequence above a logo: single letters, which marks of axes are not.</summary>
    private static IEnumerable<string> Letters(XElement svg) =>
        svg.Elements("text").Select(text => text.Value).Where(text => text.Length == 1 && char.IsLetter(text[0]));

    private static double[] Matrix(XElement use) =>
        [.. use.Attribute("transform")!.Value["matrix(".Length..^1].Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture))];

    private static double ScaleY(XElement use) => Matrix(use)[3];

    private static double X(XElement use) => Matrix(use)[4];

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
