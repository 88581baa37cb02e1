using System.Globalization;
using System.Xml.Linq;
using MlNetGenomics.Motifs;
using MlNetGenomics.Reports;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public class AlignedLogosTests
{
    private static readonly LogoOptions Options = new() { ShowAxes = false, LetterWidth = 10, LetterHeight = 20 };

    [TestMethod]
    [DataRow(2)]
    [DataRow(0)]
    [DataRow(-3)]
    [DataRow(40)]
    public void Columns_stand_on_each_other(int offset)
    {
        PositionProbabilityMatrix upper = IupacMotif.Parse("ACGTA", 1), lower = IupacMotif.Parse("GGGTTTCC", 1);
        SvgImage image = AlignedLogos.Draw(upper, lower, offset, Options);
        (double X, double Y)[] upperLetters = Letters(image, 0), lowerLetters = Letters(image, 1);
        Assert.HasCount(5, upperLetters);
        Assert.HasCount(8, lowerLetters);
        Assert.AreEqual(upperLetters[0].X, lowerLetters[0].X + 10 * offset, 1e-6);
        Assert.IsLessThan(lowerLetters[0].Y, upperLetters[0].Y + 20);
        Assert.IsGreaterThanOrEqualTo(0, Math.Min(upperLetters[0].X, lowerLetters[0].X));
        Assert.IsLessThanOrEqualTo(image.Width, Math.Max(upperLetters[^1].X, lowerLetters[^1].X) + 10);

        XElement? shade = SvgText.All(image, "rect").SingleOrDefault();
        int overlap = Math.Min(5, 8 - offset) - Math.Max(0, -offset);
        Assert.AreEqual(overlap > 0, shade is not null);
        if (shade is not null)
        {
            double first = Math.Max(upperLetters[0].X, lowerLetters[0].X);
            Assert.AreEqual(first, double.Parse(shade.Attribute("x")!.Value, CultureInfo.InvariantCulture), 0.5);
            Assert.AreEqual(10 * overlap, double.Parse(shade.Attribute("width")!.Value, CultureInfo.InvariantCulture), 1e-6);
        }
    }

    /// <summary>Left and top edge of the letters of one of the two logos.</summary>
    private static (double X, double Y)[] Letters(SvgImage image, int logo)
    {
        XElement group = SvgText.All(image, "g").ElementAt(logo);
        double[] shift = Numbers(group.Attribute("transform")!.Value);
        return [.. group.Elements(SvgText.Svg + "use").Select(use => Numbers(use.Attribute("transform")!.Value)).Select(m => (m[4] + shift[0], m[5] + shift[1]))];
    }

    private static double[] Numbers(string transform) =>
        [.. transform[(transform.IndexOf('(') + 1)..^1].Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture))];
}
