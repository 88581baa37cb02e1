using System.Xml.Linq;
using MlNetGenomics.Motifs;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public class SequenceLogoTests
{
    private static readonly LogoOptions Bare = new() { ShowAxes = false, LetterHeight = 100 };

    [TestMethod]
    public void Letters_too_small_to_see_are_left_out()
    {
        // 2 bits of A at 50 pixels; and a column of .92 and three times .0267: 1.47 bits, 33.8 and .98 pixels.
        var motif = new PositionProbabilityMatrix("m", [1, 0, 0, 0, 0.92, 0.08 / 3, 0.08 / 3, 0.08 / 3]);
        LogoOptions options = new() { LetterHeight = 50, ShowAxes = false };
        Assert.HasCount(5, SvgText.Letters(SequenceLogo.OfMotif(motif, options)));
        Assert.HasCount(5, SvgText.Letters(SequenceLogo.OfMotif(motif, options with { LeastLetter = 0.9 })));
        Assert.HasCount(2, SvgText.Letters(SequenceLogo.OfMotif(motif, options with { LeastLetter = 1.1 })));
    }

    [TestMethod]
    public void Heights_are_bits()
    {
        // 100 pixels are 2 bits: a certain base has 2, two equal ones half a bit each, four nothing.
        var motif = new PositionProbabilityMatrix("m", [0, 1, 0, 0, 0.5, 0, 0, 0.5, 0.25, 0.25, 0.25, 0.25]);
        IReadOnlyList<(char Base, double X, double Y, double Height)> letters = SvgText.Letters(SequenceLogo.OfMotif(motif, Bare));
        Assert.HasCount(3, letters);
        Assert.AreEqual('C', letters[0].Base);
        Assert.AreEqual(100, letters[0].Height, 0.01);
        Assert.AreEqual(25, letters[1].Height, 0.01);
        Assert.AreEqual(25, letters[2].Height, 0.01);
        Assert.AreEqual(letters[1].Y, letters[2].Y + 25, 0.02, "the letters of a column stand on each other");
    }

    [TestMethod]
    public void Stack_is_the_information_of_its_column()
    {
        PositionProbabilityMatrix motif = IupacMotif.Parse("TGASTCAN", 0.83);
        double[] bits = InformationContent.OfColumns(motif);
        var stacks = SvgText.Letters(SequenceLogo.OfMotif(motif, Bare)).GroupBy(letter => letter.X).OrderBy(stack => stack.Key).ToArray();
        for (int i = 0; i < 7; i++)
        {
            Assert.AreEqual(bits[i] * 50, stacks[i].Sum(letter => letter.Height), 0.05);
            Assert.AreEqual("TGASTCAN"[i] == 'S' ? 'G' : "TGASTCAN"[i], stacks[i].MinBy(letter => letter.Y).Base, "the likeliest is on top");
        }
    }

    [TestMethod]
    public void Probability_logo_fills_every_column()
    {
        PositionProbabilityMatrix motif = IupacMotif.Parse("TGASN", 0.7);
        SvgImage logo = SequenceLogo.OfMotif(motif, Bare with { Heights = LogoHeights.Probability });
        foreach (var stack in SvgText.Letters(logo).GroupBy(letter => letter.X))
            Assert.AreEqual(100, stack.Sum(letter => letter.Height), 0.05);
    }

    [TestMethod]
    public void Negative_scores_hang_below_the_line()
    {
        byte[] codes = Dna.Encode("ACNT");
        double[] scores = [1, -1, 5, 0.5];
        var letters = SvgText.Letters(SequenceLogo.OfSequence(codes, scores, Bare));
        Assert.AreEqual("ACT", string.Concat(letters.Select(letter => letter.Base)));
        Assert.AreEqual(50, letters[0].Height, 0.01);
        Assert.AreEqual(-50, letters[1].Height, 0.01);
        Assert.AreEqual(25, letters[2].Height, 0.01);
        // Upside down, the transform starts at the lower edge: the line at the middle, 50 further down.
        Assert.AreEqual(letters[0].Y + 100, letters[1].Y, 0.02);
        letters = SvgText.Letters(SequenceLogo.OfSequence(codes, scores, Bare with { FlipNegative = false }));
        Assert.AreEqual(50, letters[1].Height, 0.01);
    }

    [TestMethod]
    public void File_stands_alone()
    {
        SvgImage logo = SequenceLogo.OfMotif(IupacMotif.Parse("TGASTCA"), new LogoOptions { Title = "AP-1 <&>" });
        XElement svg = SvgText.Parse(logo);
        string[] ids = [.. svg.Descendants(SvgText.Svg + "path").Select(path => path.Attribute("id")!.Value)];
        CollectionAssert.AreEquivalent(new[] { "mlng-A", "mlng-C", "mlng-G", "mlng-T" }, ids);
        Assert.IsTrue(svg.Descendants(SvgText.Svg + "use").All(use => ids.Contains(use.Attribute("href")!.Value[1..])));
        Assert.AreEqual("AP-1 <&>", svg.Element(SvgText.Svg + "title")!.Value);
        Assert.HasCount(1, logo.ToFile().Split("http").Skip(1), "nothing but the name space is named");
        Assert.IsLessThan(10_000, logo.ToFile().Length);
    }

    [TestMethod]
    public void Letters_fill_their_boxes()
    {
        // Every outline reaches all four sides of its square, so heights are exact.
        foreach (XElement path in SvgText.All(SequenceLogo.OfMotif(IupacMotif.Parse("A")), "path"))
        {
            string data = path.Attribute("d")!.Value;
            string points = System.Text.RegularExpressions.Regex.Replace(data, "[A-Z]", " $0 ");
            Assert.IsTrue(points.StartsWith(" M", StringComparison.Ordinal) && points.TrimEnd().EndsWith('Z'));
            double[] numbers = [.. points.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(word => !char.IsLetter(word[0])).Select(word => double.Parse(word, System.Globalization.CultureInfo.InvariantCulture))];
            Assert.AreEqual(0, numbers.Min());
            Assert.AreEqual(100, numbers.Max());
        }
    }

    [TestMethod]
    public void Reverse_complement_swaps_the_letters()
    {
        (SvgImage forward, SvgImage reverse) = SequenceLogo.OfBothOrientations(IupacMotif.Parse("AAC", 1), Bare);
        Assert.AreEqual("AAC", string.Concat(SvgText.Letters(forward).Select(letter => letter.Base)));
        Assert.AreEqual("GTT", string.Concat(SvgText.Letters(reverse).Select(letter => letter.Base)));
    }

    [TestMethod]
    public void Scores_that_cannot_be_drawn_are_refused()
    {
        var e = Assert.ThrowsExactly<GenomicsException>(() => SequenceLogo.OfScores([0, 0, 0, 0, 0, double.NaN, 0, 0]));
        Assert.AreEqual("score of C at position 2: NaN cannot be drawn", e.Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SequenceLogo.OfScores([1, 2, 3]));
        SvgText.Parse(SequenceLogo.OfScores([0, 0, 0, 0]));
    }
}
