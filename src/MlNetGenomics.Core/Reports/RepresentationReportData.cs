using MlNetGenomics.Studies;

namespace MlNetGenomics.Reports;

/// <summary>What <see cref="RepresentationReport"/> shows.</summary>
public sealed record RepresentationReportData
{
    /// <summary>Title of the page.</summary>
    public required string Title { get; init; }

    /// <summary>The networks.</summary>
    public required IReadOnlyList<RepresentationSummary> Networks { get; init; }

    /// <summary>Motifs that filters were looked up in.</summary>
    public required KnownMotifs Known { get; init; }

    /// <summary>What the paper has for the same networks on such data; empty for other data.</summary>
    public IReadOnlyList<PublishedRepresentation> Published { get; init; } = [];

    /// <summary>Data and settings.</summary>
    public IReadOnlyList<ReportEntry> Settings { get; init; } = [];
}
