using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Regulators;

namespace MlNetGenomics.Reports;

/// <summary>What <see cref="CoOccurrenceReport"/> shows.</summary>
public sealed record CoOccurrenceReportData
{
    /// <summary>Title of the page.</summary>
    public required string Title { get; init; }

    /// <summary>Pairs of kernels.</summary>
    public required CoOccurrenceTable Kernels { get; init; }

    /// <summary>Pairs of factors; null without a database.</summary>
    public CoOccurrenceTable? Factors { get; init; }

    /// <summary>The same pairs as are shown, by sites that share no base; null to leave that out.</summary>
    public CoOccurrenceTable? Apart { get; init; }

    /// <summary>Role of each kernel of the model.</summary>
    public required IReadOnlyList<MotifRole> Roles { get; init; }

    /// <summary>Which sites counted as lying together.</summary>
    public required CoOccurrenceSettings Rule { get; init; }

    /// <summary>Most pairs to list.</summary>
    public int Count { get; init; } = 20;

    /// <summary>Most pairs to draw.</summary>
    public int DrawnCount { get; init; } = 60;

    /// <summary>Settings by name.</summary>
    public IReadOnlyList<ReportEntry> Settings { get; init; } = [];
}
