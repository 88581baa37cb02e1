using MlNetGenomics.Motifs;
using MlNetGenomics.Networks.MuSeAM;

namespace MlNetGenomics.Reports;

/// <summary>What <see cref="MuseamReport"/> shows. Whatever is empty or null is left out of the page.</summary>
public sealed record MuseamReportData
{
    /// <summary>Title of the page.</summary>
    public required string Title { get; init; }

    /// <summary>Line below the title; null for the size of the model.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The model whose motifs are shown.</summary>
    public required MuseamModel Model { get; init; }

    /// <summary>Figures shown large at the top.</summary>
    public IReadOnlyList<ReportEntry> Highlights { get; init; } = [];

    /// <summary>Settings by name.</summary>
    public IReadOnlyList<ReportEntry> Settings { get; init; } = [];

    /// <summary>Metrics with one value a fold, in the same order of folds.</summary>
    public IReadOnlyList<PlotCategory> FoldMetrics { get; init; } = [];

    /// <summary>Measured values, one a sequence.</summary>
    public IReadOnlyList<double> Measured { get; init; } = [];

    /// <summary>Predicted values, as many, each by a model that had not seen the sequence.</summary>
    public IReadOnlyList<double> Predicted { get; init; } = [];

    /// <summary>What is measured, and on which scale: "activity (log2)".</summary>
    public string ActivityName { get; init; } = "activity";

    /// <summary>Loss by epoch; lines of one name share a colour.</summary>
    public IReadOnlyList<PlotSeries> LearningCurves { get; init; } = [];

    /// <summary>Most activators and most repressors to show.</summary>
    public int MotifCount { get; init; } = 10;

    /// <summary>Head weights of this size or less do not count as a role.</summary>
    public double MinimumStrength { get; init; }

    /// <summary>Best match of kernels in a collection, by kernel index from 0.</summary>
    public IReadOnlyDictionary<int, MotifMatch> BestMatches { get; init; } = new Dictionary<int, MotifMatch>();

    /// <summary>Known motifs and the best of the model's motifs for each, shown before the model's own.</summary>
    public IReadOnlyList<MotifRecovery> KnownMotifs { get; init; } = [];

    /// <summary>Heading of the score of matches.</summary>
    public string MatchScoreName { get; init; } = "similarity";

    /// <summary>Paragraphs at the end: how the numbers were made.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
