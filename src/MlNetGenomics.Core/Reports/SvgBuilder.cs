using System.Globalization;
using System.Text;

namespace MlNetGenomics.Reports;

/// <summary>Collects the elements of a drawing. Coordinates are pixels, y downward.</summary>
internal sealed class SvgBuilder
{
    private readonly StringBuilder _text = new();

    /// <summary>A coordinate: two decimals at most, a fiftieth of what the eye sees.</summary>
    public static string Number(double value)
    {
        double rounded = Math.Round(value, 2);
        // Negative zero would be written with its sign.
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>Adds markup as it is.</summary>
    public SvgBuilder Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <summary>A straight line.</summary>
    public SvgBuilder Line(double x1, double y1, double x2, double y2, string attributes) => Raw(
        $"<line x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\" {attributes}/>");

    /// <summary>A filled rectangle.</summary>
    public SvgBuilder Rectangle(double x, double y, double width, double height, string attributes) => Raw(
        $"<rect x=\"{Number(x)}\" y=\"{Number(y)}\" " +
        $"width=\"{Number(width)}\" height=\"{Number(height)}\" {attributes}/>");

    /// <summary>A disc.</summary>
    public SvgBuilder Circle(double x, double y, double radius, string attributes) => Raw(
        $"<circle cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(radius)}\" {attributes}/>");

    /// <summary>A path.</summary>
    public SvgBuilder Path(string data, string attributes) => Raw($"<path d=\"{data}\" {attributes}/>");

    /// <summary>Text in the surrounding colour.</summary>
    /// <param name="x">Where it is anchored.</param>
    /// <param name="y">Base line.</param>
    /// <param name="text">Any text.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="size">Font size.</param>
    /// <param name="attributes">More attributes.</param>
    public SvgBuilder Text(
        double x, double y, string text, string anchor = "start", double size = 12, string attributes = "") => Raw(
        $"<text x=\"{Number(x)}\" y=\"{Number(y)}\" text-anchor=\"{anchor}\" font-size=\"{Number(size)}\" " +
        $"fill=\"currentColor\" {attributes}>{Markup.Escape(text)}</text>");

    /// <summary>Text that reads upward, centred on a point.</summary>
    public SvgBuilder UpwardText(double x, double y, string text, double size = 12, string attributes = "") =>
        Text(0, 0, text, "middle", size, $"{attributes} transform=\"translate({Number(x)} {Number(y)}) rotate(-90)\"");

    /// <summary>All elements so far.</summary>
    public override string ToString() => _text.ToString();
}
