namespace MlNetGenomics.Reports;

/// <summary>
/// A few named points: of one measure under two conditions, where what lies off the diagonal differs between them, or of two
/// measures.
/// </summary>
public static class LabelledScatterPlot
{
    private const double LabelSize = 11;
    private const double LetterWidth = 6.3;
    private const double Radius = 3;

    /// <summary>Draws points with their bars and, where both axes have one range, the line y = x.</summary>
    /// <param name="points">The points; those that are not finite are left out.</param>
    /// <param name="options">Titles and size.</param>
    /// <param name="labels">
    /// Most names that are written: those of the points furthest from the diagonal, where there is room for them.
    /// </param>
    /// <param name="hasOneScale">Whether both axes are of one measure, and get the same range.</param>
    public static SvgImage Draw(
        IReadOnlyList<LabelledPoint> points, PlotOptions? options = null, int labels = 24, bool hasOneScale = true)
    {
        ArgumentNullException.ThrowIfNull(points);
        LabelledPoint[] drawn = [.. points.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y))];
        LabelledPoint[] turned = [.. drawn.Select(point => point with { X = point.Y, XError = point.YError, Y = point.X, YError = point.XError })];
        (double Low, double High) range = Range(drawn, both: hasOneScale), other = hasOneScale ? range : Range(turned, both: false);
        var frame = new PlotFrame(options ?? new PlotOptions(), range, other);
        var svg = new SvgBuilder();
        frame.Draw(svg);
        if (hasOneScale)
        {
            svg.Line(frame.X(range.Low), frame.Y(range.Low), frame.X(range.High), frame.Y(range.High),
                "stroke=\"currentColor\" stroke-opacity=\".5\" stroke-dasharray=\"5 4\"");
        }
        string bar = $"stroke=\"{PlotPalette.Colour(0)}\" stroke-opacity=\".35\"";
        foreach (LabelledPoint point in drawn)
        {
            (double x, double y) = (frame.X(point.X), frame.Y(point.Y));
            if (double.IsFinite(point.XError))
                svg.Line(frame.X(point.X - point.XError), y, frame.X(point.X + point.XError), y, bar);
            if (double.IsFinite(point.YError))
                svg.Line(x, frame.Y(point.Y - point.YError), x, frame.Y(point.Y + point.YError), bar);
        }
        foreach (LabelledPoint point in drawn)
            svg.Circle(frame.X(point.X), frame.Y(point.Y), Radius, $"fill=\"{PlotPalette.Colour(0)}\" fill-opacity=\".75\"");
        WriteLabels(svg, frame, [.. drawn.OrderByDescending(point => hasOneScale ? Math.Abs(point.X - point.Y) : 0).Take(labels)], drawn);
        return frame.Finish(svg, $"Scatter plot of {drawn.Length} named points");
    }

    private static (double Low, double High) Range(LabelledPoint[] points, bool both)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (LabelledPoint point in points)
        {
            low = Math.Min(low, Low(point.X, point.XError));
            high = Math.Max(high, -Low(-point.X, point.XError));
            if (!both)
                continue;
            low = Math.Min(low, Low(point.Y, point.YError));
            high = Math.Max(high, -Low(-point.Y, point.YError));
        }
        return NiceTicks.Pad(low, high);

        static double Low(double value, double error) => double.IsFinite(error) ? value - error : value;
    }

    /// <summary>Beside, above or below its point, where nothing is yet; or where no other name is.</summary>
    private static void WriteLabels(SvgBuilder svg, PlotFrame frame, LabelledPoint[] wanted, LabelledPoint[] drawn)
    {
        Box[] points = [.. drawn.Select(point => Box.Around(frame.X(point.X), frame.Y(point.Y), Radius, Radius))];
        var names = new List<Box>();
        foreach (LabelledPoint point in wanted)
        {
            (double x, double y) = (frame.X(point.X), frame.Y(point.Y));
            double half = point.Label.Length * LetterWidth / 2;
            Box[] places =
            [
                Box.Around(x + 6 + half, y, half, 6),
                Box.Around(x - 6 - half, y, half, 6),
                Box.Around(x, y - 11, half, 6),
                Box.Around(x, y + 11, half, 6),
            ];
            Box[] free = [.. places.Where(place => frame.Left <= place.Left && place.Right <= frame.Right && !names.Exists(place.Overlaps))];
            if (free.Length == 0)
                continue;
            Box chosen = free.FirstOrDefault(place => !Array.Exists(points, place.Overlaps), free[0]);
            names.Add(chosen);
            svg.Text((chosen.Left + chosen.Right) / 2, chosen.Bottom - 2, point.Label, "middle", LabelSize);
        }
    }

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public static Box Around(double x, double y, double width, double height) => new(x - width, y - height, x + width, y + height);

        public bool Overlaps(Box other) =>
            Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
