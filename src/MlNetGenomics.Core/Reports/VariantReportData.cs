using MlNetGenomics.Variants;

namespace MlNetGenomics.Reports;

/// <summary>What the page about variants shows.</summary>
public sealed record VariantReportData
{
    /// <summary>Title of the page.</summary>
    public required string Title { get; init; }

    /// <summary>The variants.</summary>
    public required VariantSummary Summary { get; init; }

    /// <summary>What was read, and what could not be scored.</summary>
    public required VariantTally Tally { get; init; }

    /// <summary>Significance.</summary>
    public required VariantSettings Settings { get; init; }

    /// <summary>Number of benign variants; null where there are none.</summary>
    public int? Benign { get; init; }

    /// <summary>Least PVE of the top ones.</summary>
    public required double LeastTopEffect { get; init; }

    /// <summary>Whether kept variants are rarer; null where frequencies are not known.</summary>
    public FrequencyEnrichment? Frequencies { get; init; }

    /// <summary>Settings, as they are shown.</summary>
    public IReadOnlyList<ReportEntry> Entries { get; init; } = [];
}
