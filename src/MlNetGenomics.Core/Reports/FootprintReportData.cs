using MlNetGenomics.NeuronMotif.Footprints;

namespace MlNetGenomics.Reports;

/// <summary>What the page about footprints of neurons shows.</summary>
public sealed record FootprintReportData
{
    /// <summary>Title of the page.</summary>
    public required string Title { get; init; }

    /// <summary>The footprints.</summary>
    public required IReadOnlyList<NeuronFootprint> Footprints { get; init; }

    /// <summary>Name of the file of cuts; null where none was given.</summary>
    public string? CutsName { get; init; }

    /// <summary>Number of windows that sites were sought in.</summary>
    public int WindowCount { get; init; }

    /// <summary>Settings, as they are shown.</summary>
    public IReadOnlyList<ReportEntry> Settings { get; init; } = [];
}
