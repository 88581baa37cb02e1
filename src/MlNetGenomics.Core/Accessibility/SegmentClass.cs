namespace MlNetGenomics.Accessibility;

/// <summary>Peaks that lie on one class of a genome segmentation.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="Count">Number of peaks.</param>
/// <param name="MedianActivity">Median of their predicted activities.</param>
/// <param name="MedianRank">Median of their ranks by accessibility, from 1, the most accessible.</param>
public readonly record struct SegmentClass(string Name, int Count, double MedianActivity, double MedianRank);
