using System.Globalization;
using System.Text;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Reports;

/// <summary>Points on a map, coloured by group, each group's name at its middle.</summary>
public static class ClusterPlot
{
    private const double Radius = 2.2;
    private const double LabelSize = 14;

    /// <summary>Draws points.</summary>
    /// <param name="places">Coordinates, [n x 2], finite.</param>
    /// <param name="groups">Number of each point's group, from 0.</param>
    /// <param name="names">Names of the groups, for the legend.</param>
    /// <param name="labels">What is written at the middle of each group; empty for nothing.</param>
    /// <param name="options">Titles and size.</param>
    public static SvgImage Draw(
        IReadOnlyList<double> places,
        IReadOnlyList<int> groups,
        IReadOnlyList<string> names,
        IReadOnlyList<string> labels,
        PlotOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNotEqual(places.Count, groups.Count * 2, nameof(places));
        options ??= new PlotOptions();
        var legend = new PlotLegend(names, options.Width - 60);
        var frame = new PlotFrame(options, Range(places, 0), Range(places, 1), legendHeight: legend.Height);
        var svg = new SvgBuilder();
        frame.Draw(svg);
        legend.Draw(svg, frame);
        for (int group = 0; group < names.Count; group++)
        {
            var path = new StringBuilder();
            for (int i = 0; i < groups.Count; i++)
            {
                // A line of no length with round ends is a disc.
                if (groups[i] == group)
                    path.Append(CultureInfo.InvariantCulture, $"M{Pixel(frame.X(places[2 * i]))} {Pixel(frame.Y(places[2 * i + 1]))}h0");
            }
            if (path.Length > 0)
            {
                svg.Path(path.ToString(), FormattableString.Invariant(
                    $"stroke=\"{PlotPalette.Colour(group)}\" stroke-width=\"{2 * Radius}\" stroke-linecap=\"round\" stroke-opacity=\".7\""));
            }
        }
        for (int group = 0; group < labels.Count; group++)
        {
            int[] own = [.. Enumerable.Range(0, groups.Count).Where(i => groups[i] == group)];
            if (own.Length == 0)
                continue;
            double x = frame.X(Quantile.Median([.. own.Select(i => places[2 * i])]));
            double y = frame.Y(Quantile.Median([.. own.Select(i => places[2 * i + 1])]));
            // A pale outline keeps the letters apart from the points.
            svg.Text(x, y + 5, labels[group], "middle", LabelSize,
                "font-weight=\"700\" paint-order=\"stroke\" stroke=\"canvas\" stroke-width=\"4\" stroke-linejoin=\"round\"");
        }
        return frame.Finish(svg, $"Map of {groups.Count} points in {names.Count} groups");
    }

    private static string Pixel(double value) => SvgBuilder.Number(Math.Round(value, 1));

    private static (double Low, double High) Range(IReadOnlyList<double> places, int dimension)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        for (int i = dimension; i < places.Count; i += 2)
            (low, high) = (Math.Min(low, places[i]), Math.Max(high, places[i]));
        return NiceTicks.Pad(low, high);
    }
}
