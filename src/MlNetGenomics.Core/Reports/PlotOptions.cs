namespace MlNetGenomics.Reports;

/// <summary>Titles and size of a plot.</summary>
public sealed record PlotOptions
{
    /// <summary>Line above the plot; null for none.</summary>
    public string? Title { get; init; }

    /// <summary>Name and unit of the horizontal axis; null for none.</summary>
    public string? XTitle { get; init; }

    /// <summary>Name and unit of the vertical axis; null for none.</summary>
    public string? YTitle { get; init; }

    /// <summary>Width, pixels.</summary>
    public double Width { get; init; } = 440;

    /// <summary>Height, pixels.</summary>
    public double Height { get; init; } = 320;
}
