namespace MlNetGenomics.Reports;

/// <summary>How many variants lie on an annotation.</summary>
/// <param name="Label">Its name.</param>
/// <param name="All">Of all scored variants.</param>
/// <param name="Kept">Of the kept ones.</param>
/// <param name="Lowest">Of the kept ones in the bin of the lowest frequencies.</param>
public readonly record struct AnnotationShare(string Label, long All, long Kept, long Lowest);
