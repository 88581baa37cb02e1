namespace MlNetGenomics.Reports;

/// <summary>A drawing with a caption.</summary>
/// <param name="Image">The drawing.</param>
/// <param name="Caption">The caption, or empty.</param>
public sealed record ReportFigure(SvgImage Image, string Caption = "");
