using System.Runtime.CompilerServices;

namespace MlNetGenomics.Reports;

/// <summary>Points of two measures against each other, thousands of them.</summary>
public static class ScatterPlot
{
    private const string Dashes = "stroke=\"currentColor\" stroke-opacity=\".5\" stroke-dasharray=\"5 4\"";

    /// <summary>Draws points of single precision, as ML.NET's columns have them.</summary>
    /// <inheritdoc cref="Draw(ReadOnlySpan{double}, ReadOnlySpan{double}, PlotOptions?, bool, bool, double?)"/>
    // Numbers that are given one by one, or none, are of double precision.
    [OverloadResolutionPriority(-1)]
    public static SvgImage Draw(
        IEnumerable<float> x,
        IEnumerable<float> y,
        PlotOptions? options = null,
        bool showDiagonal = false,
        bool showFit = false,
        double? level = null) =>
        Draw((double[])[.. x], (double[])[.. y], options, showDiagonal, showFit, level);

    /// <summary>Draws points; pairs that are not finite are left out.</summary>
    /// <param name="x">Horizontal values.</param>
    /// <param name="y">Vertical values, as many.</param>
    /// <param name="options">Titles and size.</param>
    /// <param name="showDiagonal">Whether both axes get the same range and the line y = x.</param>
    /// <param name="showFit">Whether the least-squares line is drawn.</param>
    /// <param name="level">A vertical value to draw a horizontal line at; null for none.</param>
    public static SvgImage Draw(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> y,
        PlotOptions? options = null,
        bool showDiagonal = false,
        bool showFit = false,
        double? level = null)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(y.Length, x.Length, nameof(y));
        options ??= new PlotOptions();
        var points = new List<(double X, double Y)>(x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            if (double.IsFinite(x[i]) && double.IsFinite(y[i]))
                points.Add((x[i], y[i]));
        }
        (double, double) xRange = Range(points.Select(p => p.X)), yRange = Range(points.Select(p => p.Y).Concat(level is { } own ? [own] : []));
        if (showDiagonal)
            xRange = yRange = Range(points.SelectMany(p => new[] { p.X, p.Y }));
        var frame = new PlotFrame(options, xRange, yRange);
        var svg = new SvgBuilder();
        frame.Draw(svg);
        if (showDiagonal)
            svg.Line(frame.X(xRange.Item1), frame.Y(xRange.Item1), frame.X(xRange.Item2), frame.Y(xRange.Item2), Dashes);
        if (level is { } at)
            svg.Line(frame.Left, frame.Y(at), frame.Right, frame.Y(at), Dashes);
        PointCloud.Draw(svg, frame, points, PlotPalette.Colour(0));
        if (showFit && Fit(points) is { } fit)
            DrawFit(svg, frame, fit, xRange, yRange);
        return frame.Finish(svg, $"Scatter plot of {points.Count} points");
    }

    /// <summary>Least squares y = intercept + slope x, or null where x does not vary.</summary>
    internal static (double Intercept, double Slope)? Fit(IReadOnlyList<(double X, double Y)> points)
    {
        if (points.Count < 2)
            return null;
        double meanX = points.Average(p => p.X), meanY = points.Average(p => p.Y);
        double xx = points.Sum(p => (p.X - meanX) * (p.X - meanX));
        double xy = points.Sum(p => (p.X - meanX) * (p.Y - meanY));
        return xx > 0 ? (meanY - xy / xx * meanX, xy / xx) : null;
    }

    private static (double Low, double High) Range(IEnumerable<double> values)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values)
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return NiceTicks.Pad(low, high);
    }

    private static void DrawFit(
        SvgBuilder svg,
        PlotFrame frame,
        (double Intercept, double Slope) fit,
        (double Low, double High) x,
        (double Low, double High) y)
    {
        // The part of the line inside the frame.
        double from = x.Low, to = x.High;
        if (fit.Slope != 0)
        {
            double atLow = (y.Low - fit.Intercept) / fit.Slope, atHigh = (y.High - fit.Intercept) / fit.Slope;
            from = Math.Max(from, Math.Min(atLow, atHigh));
            to = Math.Min(to, Math.Max(atLow, atHigh));
        }
        if (from < to)
        {
            double start = fit.Intercept + fit.Slope * from, end = fit.Intercept + fit.Slope * to;
            svg.Line(frame.X(from), frame.Y(start), frame.X(to), frame.Y(end),
                $"stroke=\"{PlotPalette.Colour(1)}\" stroke-width=\"2\"");
        }
    }
}
