using MlNetGenomics.Regulators;

namespace MlNetGenomics.Reports;

/// <summary>What <see cref="InfluenceReport"/> shows.</summary>
public sealed record InfluenceReportData
{
    /// <summary>Title of the page.</summary>
    public required string Title { get; init; }

    /// <summary>Kernels by influence.</summary>
    public required InfluenceTable Influence { get; init; }

    /// <summary>Number of sequences it was measured on.</summary>
    public required int SequenceCount { get; init; }

    /// <summary>Most kernels to show.</summary>
    public int Count { get; init; } = 20;

    /// <summary>Settings by name.</summary>
    public IReadOnlyList<ReportEntry> Settings { get; init; } = [];
}
