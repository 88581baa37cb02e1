namespace MlNetGenomics.Accessibility;

/// <summary>How peaks are grouped; the numbers are those of the MuSeAM paper, Methods.</summary>
public sealed record AccessibilitySettings
{
    /// <summary>Peaks of a window.</summary>
    public int WindowSize { get; init; } = 500;

    /// <summary>Peaks from window to window.</summary>
    public int Step { get; init; } = 250;

    /// <summary>Share of a peak, over 0 to 1, on which a class must lie.</summary>
    public double LeastOverlap { get; init; } = 0.5;
}
