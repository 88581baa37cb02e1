using MlNetGenomics.Statistics;

namespace MlNetGenomics.Reports;

/// <summary>Single values by category, with their mean and standard deviation: metrics over folds, say.</summary>
public static class DotPlot
{
    /// <summary>Draws every value as a dot, and beside the dots the mean with bars of one standard deviation.</summary>
    /// <param name="categories">Categories from left to right, at least one.</param>
    /// <param name="options">Titles and size.</param>
    /// <param name="includeZero">Whether the axis reaches to 0.</param>
    public static SvgImage Draw(
        IReadOnlyList<PlotCategory> categories, PlotOptions? options = null, bool includeZero = true)
    {
        ArgumentNullException.ThrowIfNull(categories);
        ArgumentOutOfRangeException.ThrowIfZero(categories.Count, nameof(categories));
        options ??= new PlotOptions();
        double[][] values = [.. categories.Select(category => category.Values.Where(double.IsFinite).ToArray())];
        // From 0 on, bars end where the plot does; else there has to be room for them.
        double[] all = [.. values.SelectMany(v => v), .. includeZero ? [0.0] : values.SelectMany(Bar)];
        (double Low, double High) y = all.Length == 0 ? (0, 1) : NiceTicks.Pad(all.Min(), all.Max());
        if (includeZero && all.Min() == 0)
            y.Low = 0;
        var frame = new PlotFrame(options, (0, categories.Count), y, hasXTicks: false);
        var svg = new SvgBuilder();
        frame.Draw(svg);
        double slot = (frame.Right - frame.Left) / categories.Count;
        double spread = Math.Min(26, slot * 0.2);
        for (int c = 0; c < categories.Count; c++)
        {
            double centre = frame.X(c + 0.5);
            frame.DrawCategory(svg, centre, categories[c].Name);
            DrawCategory(svg, frame, values[c], centre, spread, PlotPalette.Colour(c));
        }
        return frame.Finish(svg, $"Values of {string.Join(", ", categories.Select(category => category.Name))}");
    }

    private static double[] Bar(double[] values)
    {
        if (values.Length == 0)
            return [];
        MeanAndDeviation bar = MeanAndDeviation.Of(values);
        return [bar.Mean - bar.Deviation, bar.Mean + bar.Deviation];
    }

    private static void DrawCategory(
        SvgBuilder svg, PlotFrame frame, double[] values, double centre, double spread, string colour)
    {
        if (values.Length == 0)
            return;
        double dots = centre - spread * 0.6, summary = centre + spread * 0.9;
        for (int i = 0; i < values.Length; i++)
        {
            // Side by side in order, so that equal values do not hide each other.
            double x = values.Length == 1 ? dots : dots + spread * ((double)i / (values.Length - 1) - 0.5);
            svg.Circle(x, frame.Y(values[i]), 3, $"fill=\"{colour}\" fill-opacity=\".5\"");
        }
        MeanAndDeviation statistic = MeanAndDeviation.Of(values);
        double low = frame.Y(statistic.Mean - statistic.Deviation);
        double high = frame.Y(statistic.Mean + statistic.Deviation);
        string stroke = $"stroke=\"{colour}\" stroke-width=\"2\" stroke-linecap=\"round\"";
        if (values.Length > 1)
        {
            svg.Line(summary, low, summary, high, stroke);
            svg.Line(summary - 5, low, summary + 5, low, stroke);
            svg.Line(summary - 5, high, summary + 5, high, stroke);
        }
        svg.Circle(summary, frame.Y(statistic.Mean), 5, $"fill=\"{colour}\"");
    }
}
