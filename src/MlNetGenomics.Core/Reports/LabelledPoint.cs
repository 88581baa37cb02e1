namespace MlNetGenomics.Reports;

/// <summary>A point with a name, and how well it is known.</summary>
/// <param name="Label">Its name.</param>
/// <param name="X">Horizontal value.</param>
/// <param name="Y">Vertical value.</param>
/// <param name="XError">Half the length of its horizontal bar; none where it is not finite.</param>
/// <param name="YError">Half the length of its vertical bar; none where it is not finite.</param>
public readonly record struct LabelledPoint(
    string Label, double X, double Y, double XError = double.NaN, double YError = double.NaN);
