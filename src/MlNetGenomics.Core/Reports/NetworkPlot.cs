namespace MlNetGenomics.Reports;

/// <summary>Named things and the links between them.</summary>
public static class NetworkPlot
{
    private const double Margin = 34;
    private const double SideMargin = 52;
    private const double Radius = 6;
    private const double NameSize = 12;

    /// <summary>Draws a network.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="links">Links between different nodes.</param>
    /// <param name="groupNames">Names of the nodes' groups, for the legend; a group no node has may be among them.</param>
    /// <param name="options">Title and size; axes have no titles.</param>
    /// <exception cref="ArgumentOutOfRangeException">A link's node is not there.</exception>
    public static SvgImage Draw(
        IReadOnlyList<PlotNode> nodes, IReadOnlyList<PlotLink> links, IReadOnlyList<string> groupNames, PlotOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(links);
        ArgumentNullException.ThrowIfNull(groupNames);
        options ??= new PlotOptions { Width = 900, Height = 560 };
        foreach (PlotLink link in links)
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Math.Max(link.First, link.Second), nodes.Count, nameof(links));
        var svg = new SvgBuilder();
        double top = options.Title is null ? 0 : 24;
        if (options.Title is { } title)
            svg.Text(Margin / 2, 17, title, size: 14, attributes: "font-weight=\"600\"");
        DrawLegend(svg, groupNames, top + 14);
        double areaTop = top + 30 + Margin / 2, width = options.Width - 2 * SideMargin, height = options.Height - areaTop - Margin;
        (double X, double Y)[] places =
        [
            .. NetworkLayout.Arrange(nodes.Count, links, width / height)
                .Select(place => (SideMargin + place.X * width, areaTop + place.Y * height)),
        ];
        double strongest = links.Select(link => link.Weight).DefaultIfEmpty(1).Max();
        foreach (PlotLink link in links.OrderBy(link => link.Weight))
        {
            string stroke = FormattableString.Invariant(
                $"stroke=\"{(link.IsMarked ? PlotPalette.Colour(1) : "currentColor")}\" stroke-opacity=\"{(link.IsMarked ? ".85" : ".3")}\" ")
                + FormattableString.Invariant($"stroke-width=\"{Math.Round(0.8 + 3.2 * link.Weight / strongest, 2)}\"")
                + (link.IsBroken ? " stroke-dasharray=\"5 4\"" : "");
            svg.Line(places[link.First].X, places[link.First].Y, places[link.Second].X, places[link.Second].Y, stroke);
        }
        for (int node = 0; node < nodes.Count; node++)
        {
            (double x, double y) = places[node];
            svg.Circle(x, y, Radius, $"fill=\"{Colour(nodes[node].Group)}\"");
            svg.Text(x, y - Radius - 4, nodes[node].Name, "middle", NameSize,
                "font-weight=\"600\" paint-order=\"stroke\" stroke=\"canvas\" stroke-width=\"3\" stroke-linejoin=\"round\"");
        }
        return new SvgImage(
            options.Width, options.Height, options.Title ?? $"Network of {nodes.Count} nodes and {links.Count} links", svg.ToString());
    }

    // The second colour is that of marked links.
    private static string Colour(int group) => PlotPalette.Colour(group == 0 ? 0 : group + 1);

    private static void DrawLegend(SvgBuilder svg, IReadOnlyList<string> names, double y)
    {
        double x = Margin / 2 + 6;
        for (int group = 0; group < names.Count; group++)
        {
            svg.Circle(x, y - 4, Radius - 1, $"fill=\"{Colour(group)}\"");
            svg.Text(x + 10, y, names[group]);
            x += 34 + names[group].Length * 6.8;
        }
    }
}
