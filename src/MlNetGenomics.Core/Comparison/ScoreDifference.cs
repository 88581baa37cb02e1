namespace MlNetGenomics.Comparison;

/// <summary>Two candidates, compared.</summary>
/// <param name="Mean">Mean of the first's score less the second's.</param>
/// <param name="T">The corrected resampled t; null where the test is the bootstrap.</param>
/// <param name="P">Chance of a difference as far from 0 on either side, were there none.</param>
public readonly record struct ScoreDifference(double Mean, double? T, double P);
