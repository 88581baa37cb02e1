namespace MlNetGenomics.Reports;

/// <summary>Names with their colours above a plot, in as many rows as they need.</summary>
internal sealed class PlotLegend
{
    private const double RowHeight = 20;

    private readonly List<List<(string Name, int Index)>> _rows = [];

    /// <summary>Arranges names.</summary>
    /// <param name="names">The names, in the order of <see cref="PlotPalette.Colour"/>.</param>
    /// <param name="width">Room for a row, pixels.</param>
    public PlotLegend(IReadOnlyList<string> names, double width)
    {
        double used = double.PositiveInfinity;
        for (int i = 0; i < names.Count; i++)
        {
            if (used + EntryWidth(names[i]) > width)
            {
                _rows.Add([]);
                used = 0;
            }
            _rows[^1].Add((names[i], i));
            used += EntryWidth(names[i]);
        }
    }

    /// <summary>Room it needs, pixels.</summary>
    public double Height => _rows.Count * RowHeight;

    /// <summary>Draws it.</summary>
    public void Draw(SvgBuilder svg, PlotFrame frame)
    {
        for (int row = 0; row < _rows.Count; row++)
        {
            double x = frame.Left, y = frame.LegendTop + row * RowHeight + 5;
            foreach ((string name, int index) in _rows[row])
            {
                string colour = PlotPalette.Colour(index);
                svg.Line(x, y, x + 16, y, $"stroke=\"{colour}\" stroke-width=\"3\" stroke-linecap=\"round\"");
                svg.Text(x + 22, y + 4, name);
                x += EntryWidth(name);
            }
        }
    }

    private static double EntryWidth(string name) => 34 + name.Length * 6.8;
}
