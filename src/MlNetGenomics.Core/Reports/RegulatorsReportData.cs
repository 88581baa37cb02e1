using MlNetGenomics.Regulators;

namespace MlNetGenomics.Reports;

/// <summary>What <see cref="RegulatorsReport"/> shows.</summary>
public sealed record RegulatorsReportData
{
    /// <summary>Title of the page.</summary>
    public required string Title { get; init; }

    /// <summary>Kernels and their factors.</summary>
    public required RegulatorTable Regulators { get; init; }

    /// <summary>Most activators, and repressors, to show.</summary>
    public int Count { get; init; } = 10;

    /// <summary>Settings by name.</summary>
    public IReadOnlyList<ReportEntry> Settings { get; init; } = [];
}
