using MlNetGenomics.Sequences;

namespace MlNetGenomics.Reports;

/// <summary>The four letters as outlines: a logo needs no font, and its letters fill their heights exactly.</summary>
internal static class BaseGlyphs
{
    /// <summary>Side of the square that every letter fills.</summary>
    public const double Size = 100;

    private static readonly string[] Outlines =
    [
        // A: two legs, a crossbar, a counter.
        "M0 100L35 0H65L100 100H76L69.5 79H30.5L24 100ZM36.5 60H63.5L50 18Z",
        // C: a ring open to the right.
        "M100 65C96 88 78 100 52 100C20 100 0 80 0 50C0 20 20 0 52 0C78 0 95 12 99 34L75 38C72 25 64 18.5 52 18.5"
            + "C35 18.5 25 30 25 50C25 70 35 81.5 52 81.5C65 81.5 73 74 76 60Z",
        // G: the same ring with a bar and a spur.
        "M100 46V84C88 94.5 72 100 54 100C20 100 0 80 0 50C0 20 20 0 53 0C78 0 94 11 98.5 32L74 36.5"
            + "C71.5 24.5 64 18.5 53 18.5C35 18.5 25 30 25 50"
            + "C25 70 35 81.5 55 81.5C63 81.5 70 79.5 76.5 75.5V63.5H54V46Z",
        "M0 0H100V19H62V100H38V19H0Z",
    ];

    // Mid tones of the colours of the field (A green, C blue, G orange, T red) that stand out on white and on black.
    private static readonly string[] Colours = ["#1f9d45", "#2f74e0", "#f09a12", "#dc3a34"];

    /// <summary>The outlines as symbols "mlng-A" ... for use by reference.</summary>
    public static string Definitions { get; } = string.Concat(Enumerable.Range(0, Dna.BaseCount).Select(b =>
        $"<path id=\"mlng-{Dna.Letters[b]}\" fill=\"{Colours[b]}\" fill-rule=\"evenodd\" d=\"{Outlines[b]}\"/>"));

    /// <summary>Colour of a base.</summary>
    public static string Colour(int @base) => Colours[@base];

    /// <summary>Draws a letter into a box; <paramref name="upsideDown"/> turns it on its head.</summary>
    public static string Use(int @base, double left, double top, double width, double height, bool upsideDown)
    {
        string id = Dna.Letters[@base].ToString();
        double y = upsideDown ? top + height : top;
        double scaleY = upsideDown ? -height / Size : height / Size;
        return $"<use href=\"#mlng-{id}\" transform=\"matrix({Scale(width / Size)} 0 0 {Scale(scaleY)} " +
            $"{SvgBuilder.Number(left)} {SvgBuilder.Number(y)})\"/>";
    }

    private static string Scale(double value) =>
        Math.Round(value, 4).ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
}
