namespace MlNetGenomics.Reports;

/// <summary>A name with a value, as text.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Its value, as it is shown.</param>
public readonly record struct ReportEntry(string Name, string Value);
