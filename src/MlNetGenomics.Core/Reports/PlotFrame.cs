namespace MlNetGenomics.Reports;

/// <summary>The area, axes, marks and titles that all plots share.</summary>
internal sealed class PlotFrame
{
    private const double TickSize = 11;
    private const double DigitWidth = 6.6;

    private readonly PlotOptions _options;
    private readonly NiceTicks? _xTicks;
    private readonly NiceTicks _yTicks;
    private readonly (double Low, double High) _x;
    private readonly (double Low, double High) _y;

    /// <summary>Makes a frame.</summary>
    /// <param name="options">Titles and size.</param>
    /// <param name="x">Range of the horizontal axis.</param>
    /// <param name="y">Range of the vertical axis.</param>
    /// <param name="hasXTicks">False for a categorical horizontal axis, which the plot labels itself.</param>
    /// <param name="legendHeight">Room above the area for a legend.</param>
    /// <param name="hasWholeX">Whether horizontal marks are whole numbers only.</param>
    /// <param name="hasWholeY">Whether vertical marks are whole numbers only.</param>
    public PlotFrame(
        PlotOptions options,
        (double Low, double High) x,
        (double Low, double High) y,
        bool hasXTicks = true,
        double legendHeight = 0,
        bool hasWholeX = false,
        bool hasWholeY = false)
    {
        _options = options;
        _x = x;
        _y = y;
        _yTicks = NiceTicks.Inside(y.Low, y.High, Math.Max(3, (int)(options.Height / 55)), hasWholeY);
        _xTicks = hasXTicks ? NiceTicks.Inside(x.Low, x.High, Math.Max(3, (int)(options.Width / 70)), hasWholeX) : null;
        double labels = _yTicks.Values.Select(tick => _yTicks.Label(tick).Length).DefaultIfEmpty(1).Max() * DigitWidth;
        Left = labels + 12 + (options.YTitle is null ? 0 : 20);
        Right = options.Width - 12;
        LegendTop = options.Title is null ? 8 : 30;
        Top = LegendTop + legendHeight;
        // Names of categories may take two lines.
        Bottom = options.Height - (hasXTicks ? 24 : 38) - (options.XTitle is null ? 0 : 20);
    }

    public double Left { get; }

    public double Right { get; }

    public double Top { get; }

    public double Bottom { get; }

    /// <summary>Where a legend may start.</summary>
    public double LegendTop { get; }

    /// <summary>Where a horizontal value lies.</summary>
    public double X(double value) => Left + (value - _x.Low) / (_x.High - _x.Low) * (Right - Left);

    /// <summary>Where a vertical value lies.</summary>
    public double Y(double value) => Bottom - (value - _y.Low) / (_y.High - _y.Low) * (Bottom - Top);

    /// <summary>Grid, axes, marks and titles.</summary>
    public void Draw(SvgBuilder svg)
    {
        foreach (double tick in _yTicks.Values)
        {
            svg.Line(Left, Y(tick), Right, Y(tick), PlotPalette.Grid);
            svg.Text(Left - 7, Y(tick) + 4, _yTicks.Label(tick), "end", TickSize, "fill-opacity=\".75\"");
        }
        if (_xTicks is not null)
        {
            foreach (double tick in _xTicks.Values)
            {
                svg.Line(X(tick), Top, X(tick), Bottom, PlotPalette.Grid);
                svg.Text(X(tick), Bottom + 16, _xTicks.Label(tick), "middle", TickSize, "fill-opacity=\".75\"");
            }
        }
        svg.Line(Left, Bottom, Right, Bottom, PlotPalette.Axis);
        svg.Line(Left, Top, Left, Bottom, PlotPalette.Axis);
        if (_options.Title is { } title)
            svg.Text(Left, 17, title, size: 14, attributes: "font-weight=\"600\"");
        if (_options.XTitle is { } xTitle)
            svg.Text((Left + Right) / 2, _options.Height - 8, xTitle, "middle");
        if (_options.YTitle is { } yTitle)
            svg.UpwardText(14, (Top + Bottom) / 2, yTitle);
    }

    /// <summary>A label below the area, for categories: the first word, and what follows below it.</summary>
    public void DrawCategory(SvgBuilder svg, double x, string name)
    {
        string[] lines = name.Split(' ', 2);
        for (int i = 0; i < lines.Length; i++)
            svg.Text(x, Bottom + 16 + 14 * i, lines[i], "middle");
    }

    /// <summary>The finished plot.</summary>
    public SvgImage Finish(SvgBuilder svg, string description) =>
        new(_options.Width, _options.Height, _options.Title ?? description, svg.ToString());
}
