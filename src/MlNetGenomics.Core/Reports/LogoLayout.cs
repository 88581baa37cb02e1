using System.Globalization;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Reports;

/// <summary>Where things are in a logo.</summary>
internal sealed class LogoLayout
{
    private const double TitleHeight = 22;
    private const double LabelHeight = 18;
    private const double AxisWidth = 46;
    private const double Margin = 4;

    private readonly LogoOptions _options;
    private readonly double _low;
    private readonly double _high;
    private readonly double _top;

    public LogoLayout(ReadOnlySpan<double> heights, LogoOptions options)
    {
        _options = options;
        Count = heights.Length / Dna.BaseCount;
        (double lowest, double highest) = Range(heights);
        _low = options.Minimum ?? lowest;
        _high = options.Maximum ?? highest;
        if (!(_high > _low))
            _high = _low + 1;
        _top = options.Title is null ? Margin : TitleHeight;
        Left = LeftOf(options);
        Width = Left + Count * options.LetterWidth + Margin;
        Height = _top + options.LetterHeight + (options.ShowAxes ? LabelHeight : Margin);
        PixelsPerUnit = options.LetterHeight / (_high - _low);
    }

    /// <summary>Left edge of the first letter of any logo drawn so.</summary>
    public static double LeftOf(LogoOptions options) => options.ShowAxes ? AxisWidth : Margin;

    /// <summary>Number of positions.</summary>
    public int Count { get; }

    /// <summary>Left edge of the first letter.</summary>
    public double Left { get; }

    public double Width { get; }

    public double Height { get; }

    public double PixelsPerUnit { get; }

    /// <summary>Left edge of a position.</summary>
    public double X(int position) => Left + position * _options.LetterWidth;

    /// <summary>Where a value lies.</summary>
    public double Y(double value) => _top + (_high - value) * PixelsPerUnit;

    public void DrawBaseLine(SvgBuilder svg) =>
        svg.Line(Left, Y(0), X(Count), Y(0), "stroke=\"currentColor\" stroke-opacity=\".45\"");

    public void DrawAxes(SvgBuilder svg)
    {
        NiceTicks ticks = NiceTicks.Inside(_low, _high, _options.LetterHeight >= 60 ? 5 : 3);
        double x = Left - 5;
        svg.Line(x, Y(_low), x, Y(_high), "stroke=\"currentColor\" stroke-opacity=\".45\"");
        foreach (double tick in ticks.Values)
        {
            svg.Line(x - 4, Y(tick), x, Y(tick), "stroke=\"currentColor\" stroke-opacity=\".45\"");
            svg.Text(x - 6, Y(tick) + 3.5, ticks.Label(tick), "end", 10, "fill-opacity=\".75\"");
        }
        if (_options.AxisTitle is { Length: > 0 } title)
            svg.UpwardText(10, Y((_low + _high) / 2), title, 11, "fill-opacity=\".75\"");
        int every = LabelEvery();
        for (int position = 0; position < Count; position++)
        {
            int number = _options.FirstPosition + position;
            if (number % every == 0 || every > 1 && position == 0)
                svg.Text(X(position) + _options.LetterWidth / 2, _top + _options.LetterHeight + 14,
                    number.ToString(CultureInfo.InvariantCulture), "middle", 10, "fill-opacity=\".75\"");
        }
    }

    /// <summary>Lowest and highest stack.</summary>
    public static (double Low, double High) Range(ReadOnlySpan<double> heights)
    {
        double low = 0, high = 0;
        for (int start = 0; start < heights.Length; start += Dna.BaseCount)
        {
            double above = 0, below = 0;
            foreach (double height in heights.Slice(start, Dna.BaseCount))
            {
                above += Math.Max(0, height);
                below += Math.Min(0, height);
            }
            low = Math.Min(low, below);
            high = Math.Max(high, above);
        }
        return (low, high);
    }

    /// <summary>1, 5, 10, 20, ...: the first at which position numbers do not run into each other.</summary>
    private int LabelEvery()
    {
        int digits = (_options.FirstPosition + Count).ToString(CultureInfo.InvariantCulture).Length;
        double needed = digits * 6.5 + 3;
        foreach (int every in new[] { 1, 5, 10, 20, 50, 100, 200, 500, 1000 })
        {
            if (every * _options.LetterWidth >= needed)
                return every;
        }
        return 10_000;
    }
}
