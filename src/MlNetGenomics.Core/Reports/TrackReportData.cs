using MlNetGenomics.Tracks;

namespace MlNetGenomics.Reports;

/// <summary>What the page about scores of bases shows; parts that were not asked for are null or empty.</summary>
public sealed record TrackReportData
{
    /// <summary>Title of the page.</summary>
    public required string Title { get; init; }

    /// <summary>What axes call the scores: the file's name.</summary>
    public required string Name { get; init; }

    /// <summary>The scores in a few numbers.</summary>
    public required TrackSummary Summary { get; init; }

    /// <summary>What axes call the other scores.</summary>
    public string OtherName { get; init; } = "";

    /// <summary>Agreement with the other scores.</summary>
    public TrackCorrelation? Correlation { get; init; }

    /// <summary>Name of the annotation.</summary>
    public string AnnotationName { get; init; } = "";

    /// <summary>Enrichment in the annotation.</summary>
    public QuantileEnrichment? Enrichment { get; init; }

    /// <summary>Name of the file of the sites.</summary>
    public string SitesName { get; init; } = "";

    /// <summary>Means of sites.</summary>
    public SiteGroups? Sites { get; init; }

    /// <summary>Name of the file of the points.</summary>
    public string PointsName { get; init; } = "";

    /// <summary>Scores against distance.</summary>
    public DistanceProfile? Distance { get; init; }

    /// <summary>Scores along sites.</summary>
    public IReadOnlyList<MotifProfile> Profiles { get; init; } = [];

    /// <summary>Settings, as they are shown.</summary>
    public IReadOnlyList<ReportEntry> Settings { get; init; } = [];
}
