using MlNetGenomics.Accessibility;

namespace MlNetGenomics.Reports;

/// <summary>What <see cref="ModelAnalysisReport"/> shows.</summary>
public sealed record ModelAnalysisReportData
{
    /// <summary>Title of the page.</summary>
    public required string Title { get; init; }

    /// <summary>What the model predicts, with its scale.</summary>
    public required string ActivityName { get; init; }

    /// <summary>Measured values, one a sequence.</summary>
    public required IReadOnlyList<double> Measured { get; init; }

    /// <summary>Predictions on the same scale, one a sequence.</summary>
    public required IReadOnlyList<double> Predicted { get; init; }

    /// <summary>Kernels and their factors.</summary>
    public required RegulatorsReportData Regulators { get; init; }

    /// <summary>How much the error depends on each.</summary>
    public required InfluenceReportData Influence { get; init; }

    /// <summary>Which lie together.</summary>
    public required CoOccurrenceReportData CoOccurrence { get; init; }

    /// <summary>Groups of sequences.</summary>
    public required ClusterReportData Clusters { get; init; }

    /// <summary>Accessible regions; null for none.</summary>
    public AccessibilityProfile? Accessibility { get; init; }

    /// <summary>Variants; null for none.</summary>
    public VariantReportData? Variants { get; init; }

    /// <summary>Settings by name.</summary>
    public IReadOnlyList<ReportEntry> Settings { get; init; } = [];
}
