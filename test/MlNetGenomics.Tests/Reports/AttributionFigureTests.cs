using System.Text.RegularExpressions;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public sealed class AttributionFigureTests
{
    private static readonly string Sequence = string.Concat(Enumerable.Repeat("ACGT", 30));
    private static readonly float[] Scores = [.. Enumerable.Range(0, 120).Select(i => i % 2 == 0 ? 1f : -0.5f)];

    [TestMethod]
    public void Every_base_has_its_letter_and_lines_do_not_overlap()
    {
        SvgImage figure = AttributionFigure.Draw(Sequence, Scores, new LogoOptions { Title = "a title" });
        string svg = figure.ToFile();
        Assert.HasCount(120, Regex.Matches(svg, "<use "));
        StringAssert.Contains(svg, "a title");
        // Three lines of 50, 50 and 20 bases.
        double[] tops = [.. Regex.Matches(svg, @"<g transform=""translate\(0 ([\d.]+)\)""><text").Select(m => double.Parse(m.Groups[1].Value))];
        Assert.HasCount(3, tops);
        Assert.AreEqual(tops[1] - tops[0], tops[2] - tops[1], 0.011);
        Assert.IsGreaterThan(70, tops[1] - tops[0]);
        Assert.IsGreaterThan(tops[2] + 70, figure.Height);
    }

    [TestMethod]
    public void Sites_and_substitutions_are_drawn_below_their_bases()
    {
        var effects = new float[480];
        effects[1] = 2;
        string svg = AttributionFigure.Draw(
            Sequence, Scores, sites: [new BedRecord("", 60, 70, "site", false, 0)], substitutions: effects).ToFile();
        StringAssert.Contains(svg, "site →");
        // One substitution has an effect; each line's bases are marked where they are.
        Assert.HasCount(1, Regex.Matches(svg, "fill=\"#3b7fe0\" fill-opacity=\"1\""));
    }

    [TestMethod]
    public void Numbers_that_do_not_fit_the_sequence_are_refused()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => AttributionFigure.Draw("ACGT", new float[3]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => AttributionFigure.Draw("ACGT", new float[4], substitutions: new float[4]));
        Assert.ThrowsExactly<GenomicsException>(() => AttributionFigure.Draw("ACGX", new float[4]));
    }
}
