using System.Text;

namespace MlNetGenomics.Reports;

/// <summary>Draws many points of one kind into a plot.</summary>
internal static class PointCloud
{
    // The points are dealt to a few translucent layers: inside one path overlaps do not add up, between
    // layers they do, which shows density at the price of a few elements instead of one a point.
    private const int LayerCount = 8;

    /// <summary>Draws points, all of them finite; the more there are, the smaller and fainter.</summary>
    public static void Draw(SvgBuilder svg, PlotFrame frame, IReadOnlyList<(double X, double Y)> points, string colour)
    {
        var layers = new StringBuilder[LayerCount];
        for (int layer = 0; layer < LayerCount; layer++)
            layers[layer] = new StringBuilder();
        for (int i = 0; i < points.Count; i++)
        {
            // A line of no length with round ends is a disc. A tenth of a pixel is enough for where it lies.
            layers[i % LayerCount].Append('M')
                .Append(SvgBuilder.Number(Math.Round(frame.X(points[i].X), 1))).Append(' ')
                .Append(SvgBuilder.Number(Math.Round(frame.Y(points[i].Y), 1))).Append("h0");
        }
        double radius = points.Count > 3000 ? 1.4 : points.Count > 300 ? 1.9 : 2.6;
        double opacity = points.Count > 3000 ? 0.3 : points.Count > 300 ? 0.42 : 0.65;
        string attributes = FormattableString.Invariant(
            $"stroke-width=\"{2 * radius}\" stroke-linecap=\"round\" stroke-opacity=\"{opacity}\"");
        foreach (StringBuilder layer in layers)
        {
            if (layer.Length > 0)
                svg.Path(layer.ToString(), $"stroke=\"{colour}\" {attributes}");
        }
    }
}
