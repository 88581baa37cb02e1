namespace MlNetGenomics.Reports;

/// <summary>How often values fall into equal intervals.</summary>
public static class Histogram
{
    private const int MostBins = 60;

    /// <summary>Draws a histogram; values that are not finite are left out.</summary>
    /// <param name="values">The values.</param>
    /// <param name="options">Titles and size.</param>
    /// <param name="bins">
    /// Number of intervals; 0 takes the rule of Freedman and Diaconis (1981, doi:10.1007/BF01025868): width =
    /// 2 interquartile ranges over the cube root of the count, at most 60 intervals.
    /// </param>
    public static SvgImage Draw(ReadOnlySpan<double> values, PlotOptions? options = null, int bins = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bins);
        options ??= new PlotOptions();
        double[] sorted = [.. values.ToArray().Where(double.IsFinite)];
        Array.Sort(sorted);
        (double low, double high) = sorted.Length == 0 ? (0, 1) : (sorted[0], sorted[^1]);
        if (!(high > low))
            (low, high) = NiceTicks.Pad(low, high);
        int[] counts = Count(sorted, low, high, bins > 0 ? bins : BinCount(sorted));
        var frame = new PlotFrame(
            options with { YTitle = options.YTitle ?? "count" },
            NiceTicks.Pad(low, high, 0.02),
            (0, Math.Max(1, counts.Max() * 1.06)),
            hasWholeY: true);
        var svg = new SvgBuilder();
        frame.Draw(svg);
        double width = (high - low) / counts.Length;
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0)
                continue;
            double left = frame.X(low + i * width), right = frame.X(low + (i + 1) * width), top = frame.Y(counts[i]);
            svg.Rectangle(left + 0.5, top, Math.Max(0.5, right - left - 1), frame.Bottom - top,
                $"fill=\"{PlotPalette.Colour(0)}\" fill-opacity=\".8\"");
        }
        return frame.Finish(svg, $"Histogram of {sorted.Length} values");
    }

    /// <summary>Counts by interval; the last one includes its upper end.</summary>
    internal static int[] Count(ReadOnlySpan<double> values, double low, double high, int bins)
    {
        var counts = new int[bins];
        foreach (double value in values)
            counts[Math.Clamp((int)((value - low) / (high - low) * bins), 0, bins - 1)]++;
        return counts;
    }

    private static int BinCount(double[] sorted)
    {
        if (sorted.Length < 2)
            return 1;
        double range = sorted[^1] - sorted[0];
        double quartiles = sorted[sorted.Length * 3 / 4] - sorted[sorted.Length / 4];
        double width = 2 * quartiles / Math.Cbrt(sorted.Length);
        return width > 0
            ? (int)Math.Clamp(Math.Ceiling(range / width), 1, MostBins)
            : Math.Min(MostBins, sorted.Length);
    }
}
