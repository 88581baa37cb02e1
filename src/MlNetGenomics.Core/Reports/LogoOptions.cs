using MlNetGenomics.Sequences;

namespace MlNetGenomics.Reports;

/// <summary>How a logo is drawn.</summary>
public sealed record LogoOptions
{
    /// <summary>Small letters on a base line, without axes: for the cells of tables.</summary>
    public static readonly LogoOptions Small = new() { ShowAxes = false, LetterWidth = 15, LetterHeight = 44 };

    /// <summary>What heights mean, for motifs.</summary>
    public LogoHeights Heights { get; init; } = LogoHeights.Information;

    /// <summary>Background of the information; null for uniform.</summary>
    public BaseBackground? Background { get; init; }

    /// <summary>Line above the letters; null for none.</summary>
    public string? Title { get; init; }

    /// <summary>Name of the vertical axis; null for what the heights are.</summary>
    public string? AxisTitle { get; init; }

    /// <summary>Whether the axes with their marks are drawn; without, only letters on a base line.</summary>
    public bool ShowAxes { get; init; } = true;

    /// <summary>Number of the first position.</summary>
    public int FirstPosition { get; init; } = 1;

    /// <summary>Width of a letter, pixels.</summary>
    public double LetterWidth { get; init; } = 22;

    /// <summary>Height of the letters' area, pixels.</summary>
    public double LetterHeight { get; init; } = 90;

    /// <summary>Height below which a letter is left out, pixels: what nobody sees makes large pages.</summary>
    public double LeastLetter { get; init; } = 0.05;

    /// <summary>Value at the top of the axis; null for 2 bits, a probability of 1, or the greatest column.</summary>
    public double? Maximum { get; init; }

    /// <summary>Value at the bottom of the axis, 0 or below; null for the lowest column.</summary>
    public double? Minimum { get; init; }

    /// <summary>Whether letters of negative height stand on their heads.</summary>
    public bool FlipNegative { get; init; } = true;
}
