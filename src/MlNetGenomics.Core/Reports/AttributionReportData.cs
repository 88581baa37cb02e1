using MlNetGenomics.Sequences;

namespace MlNetGenomics.Reports;

/// <summary>What the page about attributions shows.</summary>
public sealed record AttributionReportData
{
    /// <summary>Title of the page.</summary>
    public required string Title { get; init; }

    /// <summary>The neuron, as a reader knows it: "task GATA1", say.</summary>
    public required string Target { get; init; }

    /// <summary>The sequences to draw, in order.</summary>
    public required IReadOnlyList<AttributionSequence> Sequences { get; init; }

    /// <summary>How many sequences they were taken from.</summary>
    public required long SequenceCount { get; init; }

    /// <summary>Sites to mark below the bases, by sequence; null for none.</summary>
    public ILookup<string, BedRecord>? Sites { get; init; }

    /// <summary>How messages call the file that the sites come from.</summary>
    public string SitesSource { get; init; } = "sites";

    /// <summary>Settings to list.</summary>
    public IReadOnlyList<ReportEntry> Settings { get; init; } = [];
}
