using System.Text;

namespace MlNetGenomics.Reports;

/// <summary>Lines over a common axis: learning curves, say.</summary>
public static class LinePlot
{
    /// <summary>Draws lines with a legend.</summary>
    /// <param name="series">The lines.</param>
    /// <param name="options">Titles and size.</param>
    public static SvgImage Draw(IReadOnlyList<PlotSeries> series, PlotOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        options ??= new PlotOptions();
        foreach (PlotSeries line in series)
        {
            if (line.X.Count != line.Y.Count)
                throw new ArgumentException(
                    $"series {line.Name} has {line.X.Count} x and {line.Y.Count} y values", nameof(series));
        }
        string[] names = [.. series.Select(line => line.Name).Distinct()];
        // One line has no legend: its axis says what it is.
        var legend = new PlotLegend(names.Length < 2 ? [] : names, options.Width - 60);
        (double Low, double High) x = Extent(series.SelectMany(line => line.X));
        (double Low, double High) y = Extent(series.SelectMany(line => line.Y));
        // The horizontal axis ends with the data; only a single point needs room.
        if (!(x.High > x.Low))
            x = NiceTicks.Pad(x.Low, x.High);
        var frame = new PlotFrame(
            options,
            x,
            NiceTicks.Pad(y.Low, y.High, 0.06),
            legendHeight: legend.Height,
            hasWholeX: series.All(line => line.X.All(double.IsInteger)));
        var svg = new SvgBuilder();
        frame.Draw(svg);
        legend.Draw(svg, frame);
        foreach (PlotSeries line in series.OrderBy(line => line.IsFaint ? 0 : 1))
            DrawLine(svg, frame, line, PlotPalette.Colour(Array.IndexOf(names, line.Name)));
        return frame.Finish(svg, $"Line plot of {string.Join(", ", names)}");
    }

    private static (double Low, double High) Extent(IEnumerable<double> values)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values.Where(double.IsFinite))
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return (low, high);
    }

    private static void DrawLine(SvgBuilder svg, PlotFrame frame, PlotSeries line, string colour)
    {
        var path = new StringBuilder();
        bool isOpen = false;
        for (int i = 0; i < line.X.Count; i++)
        {
            if (!double.IsFinite(line.X[i]) || !double.IsFinite(line.Y[i]))
            {
                isOpen = false;
                continue;
            }
            path.Append(isOpen ? 'L' : 'M').Append(SvgBuilder.Number(frame.X(line.X[i]))).Append(' ')
                .Append(SvgBuilder.Number(frame.Y(line.Y[i])));
            isOpen = true;
        }
        if (path.Length == 0)
            return;
        string weight = line.IsFaint ? "stroke-width=\"1.2\" stroke-opacity=\".4\"" : "stroke-width=\"2.2\"";
        svg.Path(path.ToString(),
            $"fill=\"none\" stroke=\"{colour}\" {weight} stroke-linejoin=\"round\" stroke-linecap=\"round\"");
    }
}
