using MlNetGenomics.Networks;
using MlNetGenomics.Training;

namespace MlNetGenomics.Reports;

/// <summary>What <see cref="NetworkReport"/> shows.</summary>
public sealed record NetworkReportData
{
    /// <summary>Title of the page.</summary>
    public required string Title { get; init; }

    /// <summary>The network.</summary>
    public required Network Network { get; init; }

    /// <summary>What was made small.</summary>
    public required Loss Loss { get; init; }

    /// <summary>The few figures a reader looks for first.</summary>
    public IReadOnlyList<ReportEntry> Highlights { get; init; } = [];

    /// <summary>Losses over epochs.</summary>
    public IReadOnlyList<PlotSeries> LearningCurves { get; init; } = [];

    /// <summary>Scores of each task, each over the folds of a cross-validation.</summary>
    public IReadOnlyList<TaskMetrics> Tasks { get; init; } = [];

    /// <summary>How it was trained.</summary>
    public IReadOnlyList<ReportEntry> Settings { get; init; } = [];

    /// <summary>How the figures are to be read, a paragraph each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
