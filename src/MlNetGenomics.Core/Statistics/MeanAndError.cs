namespace MlNetGenomics.Statistics;

/// <summary>A mean and how well it is known.</summary>
/// <param name="Count">Number of values.</param>
/// <param name="Mean">Arithmetic mean; NaN for none.</param>
/// <param name="StandardError">Sample standard deviation (n - 1) over the root of n; NaN for fewer than two values.</param>
public readonly record struct MeanAndError(long Count, double Mean, double StandardError);
