namespace MlNetGenomics.Accessibility;

/// <summary>Predicted activities of peaks of like accessibility.</summary>
/// <param name="Rank">Number of the window, from 1; the first has the most accessible peaks.</param>
/// <param name="First">Rank of its first peak, from 1.</param>
/// <param name="Count">Number of its peaks.</param>
/// <param name="MedianAccessibility">Median accessibility of its peaks.</param>
/// <param name="Lower">First quartile of the predicted activities.</param>
/// <param name="Median">Their median.</param>
/// <param name="Upper">Their third quartile.</param>
public readonly record struct AccessibilityWindow(
    int Rank, int First, int Count, double MedianAccessibility, double Lower, double Median, double Upper);
