using System.Text;

namespace MlNetGenomics.Reports;

/// <summary>Lines over a common axis: learning curves, say.</summary>
public static class LinePlot
{
    private const double LegendLine = 20;

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
        List<List<(string Name, int Index)>> legend = LegendRows(names, options.Width - 60);
        (double Low, double High) x = Extent(series.SelectMany(line => line.X));
        (double Low, double High) y = Extent(series.SelectMany(line => line.Y));
        // The horizontal axis ends with the data; only a single point needs room.
        if (!(x.High > x.Low))
            x = NiceTicks.Pad(x.Low, x.High);
        var frame = new PlotFrame(
            options,
            x,
            NiceTicks.Pad(y.Low, y.High, 0.06),
            legendHeight: legend.Count * LegendLine,
            hasWholeX: series.All(line => line.X.All(double.IsInteger)));
        var svg = new SvgBuilder();
        frame.Draw(svg);
        DrawLegend(svg, frame, legend);
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

    private static double EntryWidth(string name) => 34 + name.Length * 6.8;

    /// <summary>One line has no legend: its axis says what it is.</summary>
    private static List<List<(string Name, int Index)>> LegendRows(string[] names, double width)
    {
        var rows = new List<List<(string, int)>>();
        if (names.Length < 2)
            return rows;
        double used = double.PositiveInfinity;
        for (int i = 0; i < names.Length; i++)
        {
            if (used + EntryWidth(names[i]) > width)
            {
                rows.Add([]);
                used = 0;
            }
            rows[^1].Add((names[i], i));
            used += EntryWidth(names[i]);
        }
        return rows;
    }

    private static void DrawLegend(SvgBuilder svg, PlotFrame frame, List<List<(string Name, int Index)>> rows)
    {
        for (int row = 0; row < rows.Count; row++)
        {
            double x = frame.Left, y = frame.LegendTop + row * LegendLine + 5;
            foreach ((string name, int index) in rows[row])
            {
                string colour = PlotPalette.Colour(index);
                svg.Line(x, y, x + 16, y, $"stroke=\"{colour}\" stroke-width=\"3\" stroke-linecap=\"round\"");
                svg.Text(x + 22, y + 4, name);
                x += EntryWidth(name);
            }
        }
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
