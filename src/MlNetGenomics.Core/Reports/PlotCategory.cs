namespace MlNetGenomics.Reports;

/// <summary>Values of one category: the folds of one metric, say.</summary>
/// <param name="Name">Name below the values.</param>
/// <param name="Values">The values; those that are not finite are left out.</param>
public sealed record PlotCategory(string Name, IReadOnlyList<double> Values);
