namespace MlNetGenomics.Reports;

/// <summary>A row of the finished table of variants.</summary>
/// <param name="Line">The row.</param>
/// <param name="PredictedEffect">PVE.</param>
/// <param name="PValue">Empirical p-value; null where there are none.</param>
/// <param name="QValue">False discovery rate; null where the variant is not tested.</param>
/// <param name="IsTop">Whether the PVE is among the greatest.</param>
public readonly record struct FinishedVariant(
    string Line, float PredictedEffect, double? PValue, double? QValue, bool IsTop);
