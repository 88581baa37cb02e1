namespace MlNetGenomics.Statistics;

/// <summary>Where a number probably lies.</summary>
/// <param name="Low">Not below this.</param>
/// <param name="High">Not above this.</param>
public readonly record struct Interval(double Low, double High);
