using MlNetGenomics.Regulators;

namespace MlNetGenomics.Reports;

/// <summary>What <see cref="ClusterReport"/> shows.</summary>
public sealed record ClusterReportData
{
    /// <summary>Title of the page.</summary>
    public required string Title { get; init; }

    /// <summary>The clusters.</summary>
    public required SequenceClusters Clusters { get; init; }

    /// <summary>False discovery rate up to which a factor marks a cluster.</summary>
    public required double MaximumQValue { get; init; }

    /// <summary>Most factors of a cluster to show.</summary>
    public int FactorCount { get; init; } = 8;

    /// <summary>What marked sequences are called; null for none.</summary>
    public string? MarkedName { get; init; }

    /// <summary>Whether each sequence is marked; empty for none.</summary>
    public IReadOnlyList<bool> IsMarked { get; init; } = [];

    /// <summary>Settings by name.</summary>
    public IReadOnlyList<ReportEntry> Settings { get; init; } = [];
}
