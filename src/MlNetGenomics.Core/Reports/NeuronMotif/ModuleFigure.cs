using System.Globalization;
using MlNetGenomics.Motifs;
using MlNetGenomics.NeuronMotif.Syntax;

namespace MlNetGenomics.Reports.NeuronMotif;

/// <summary>
/// Draws a neuron's modules below each other, base upon base: their logos, segments shaded, the dictionary's motifs as bars,
/// and beside each how much its consensus activates the neuron.
/// </summary>
internal static class ModuleFigure
{
    private const double LabelWidth = 132;
    private const double BarWidth = 112;
    private const double AxisHeight = 22;
    private const double LogoHeight = 46;
    private const double MotifHeight = 18;
    private const double RowGap = 12;
    private const double DividerGap = 10;
    private const double Margin = 4;

    // Logos of all rows together fill a wide page, but letters neither vanish nor become posters.
    private const double LogoWidth = 812;
    private const double NarrowestLetter = 5.5;
    private const double WidestLetter = 22;

    private const string Faint = "fill-opacity=\".75\"";

    /// <summary>Draws modules of one neuron.</summary>
    /// <param name="undivided">All sequences as one module, drawn first; null for none.</param>
    /// <param name="modules">The modules in order, one or more.</param>
    /// <param name="neuron">Name of the neuron, for readers who do not see the drawing.</param>
    public static SvgImage Draw(ModuleDrawing? undivided, IReadOnlyList<ModuleDrawing> modules, string neuron)
    {
        int columns = modules[0].Matrix.Width;
        double letter = Math.Clamp(LogoWidth / columns, NarrowestLetter, WidestLetter);
        var options = new LogoOptions { ShowAxes = false, LetterWidth = letter, LetterHeight = LogoHeight, LeastLetter = 0.4 };
        double width = LabelWidth + LogoLayout.LeftOf(options) + columns * letter + Margin;
        var svg = new SvgBuilder();
        DrawPositions(svg, columns, letter, X);
        double y = AxisHeight;
        if (undivided is not null)
        {
            y = DrawRow(svg, undivided, y, options, X) + DividerGap;
            svg.Line(0, y - DividerGap - RowGap / 2, width, y - DividerGap - RowGap / 2, PlotPalette.Axis);
        }
        foreach (ModuleDrawing module in modules)
            y = DrawRow(svg, module, y, options, X);
        string description = $"{modules.Count} modules of {neuron}: "
            + string.Join(", ", modules.Take(3).Select(module => Consensus.Iupac(module.Matrix)));
        return new SvgImage(
            width, y, description, svg.ToString(), SequenceLogo.OfMotif(modules[0].Matrix, options).Definitions);

        double X(double column) => LabelWidth + LogoLayout.LeftOf(options) + column * letter;
    }

    private static double DrawRow(SvgBuilder svg, ModuleDrawing row, double top, LogoOptions options, Func<double, double> x)
    {
        foreach (MotifSegment segment in row.Segments)
        {
            svg.Rectangle(x(segment.Start), top, x(segment.End) - x(segment.Start), LogoHeight + 6,
                "fill=\"currentColor\" fill-opacity=\".07\" rx=\"3\"");
        }
        svg.Raw(SequenceLogo.OfMotif(row.Matrix, options).ToNested(LabelWidth, top));
        double bottom = top + LogoHeight + 9;
        int last = row.Matrix.Width;
        foreach (MotifPlacement placement in row.Motifs)
        {
            // Bars of motifs that touch stay apart.
            double left = x(Math.Max(0, placement.Start)) + 1, right = x(Math.Min(last, placement.End)) - 1;
            svg.Rectangle(left, bottom, right - left, 3,
                $"fill=\"{PlotPalette.Colour(placement.Motif.Motif)}\" rx=\"1.5\"");
            svg.Text((left + right) / 2, bottom + 14, SiteMap.MotifName(placement.Motif), "middle", 10.5);
        }
        DrawLabel(svg, row, top);
        return top + LogoHeight + MotifHeight + RowGap;
    }

    private static void DrawLabel(SvgBuilder svg, ModuleDrawing row, double top)
    {
        double ratio = SiteMap.Ratio(row.Module);
        svg.Text(0, top + 13, row.Title, size: 12, attributes: "font-weight=\"600\"");
        svg.Text(0, top + 29, $"consensus {HtmlTable.FormatNumber(ratio)}", size: 11, attributes: Faint);
        svg.Rectangle(0, top + 36, BarWidth, 4, "fill=\"currentColor\" fill-opacity=\".13\" rx=\"2\"");
        double share = Math.Clamp(ratio, 0, 1);
        if (share > 0)
            svg.Rectangle(0, top + 36, share * BarWidth, 4, $"fill=\"{ConsensusFigure.Colour(ratio)}\" rx=\"2\"");
        svg.Text(0, top + 54, SiteMap.Count(row.Module.SequenceCount, "sequence"), size: 11, attributes: Faint);
    }

    private static void DrawPositions(SvgBuilder svg, int columns, double letter, Func<double, double> x)
    {
        int every = letter >= 15 ? 1 : letter >= 8 ? 5 : 10;
        for (int position = every; position <= columns; position += every)
        {
            svg.Text(x(position - 0.5), 10, position.ToString(CultureInfo.InvariantCulture), "middle", 10, Faint);
            svg.Line(x(position - 0.5), 14, x(position - 0.5), 18, PlotPalette.Axis);
        }
    }
}
