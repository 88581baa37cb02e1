using System.Globalization;
using System.Xml.Linq;
using MlNetGenomics.Reports;

namespace MlNetGenomics.Tests.Reports;

/// <summary>Reads drawings back.</summary>
internal static class SvgText
{
    public static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static XElement Parse(SvgImage image) => XDocument.Parse(image.ToFile()).Root!;

    public static IEnumerable<XElement> All(SvgImage image, string element) => Parse(image).Descendants(Svg + element);

    /// <summary>Letters of a logo with what their transform makes of them: left, top or bottom edge, height (negative: upside down).</summary>
    public static IReadOnlyList<(char Base, double X, double Y, double Height)> Letters(SvgImage image)
    {
        return [.. All(image, "use").Select(use =>
        {
            double[] m = [.. use.Attribute("transform")!.Value["matrix(".Length..^1].Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture))];
            return (use.Attribute("href")!.Value[^1], m[4], m[5], m[3] * 100);
        })];
    }
}
