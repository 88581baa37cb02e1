using MlNetGenomics.Motifs.Comparison;

namespace MlNetGenomics.Reports;

/// <summary>What <see cref="TomtomReport"/> shows. Whatever is empty or null is left out of the page.</summary>
public sealed record TomtomReportData
{
    /// <summary>Title of the page.</summary>
    public required string Title { get; init; }

    /// <summary>Line below the title; null for the numbers of queries and targets.</summary>
    public string? Subtitle { get; init; }

    /// <summary>The results, one a query.</summary>
    public required IReadOnlyList<TomtomResult> Results { get; init; }

    /// <summary>Number of motifs in the database.</summary>
    public required int TargetCount { get; init; }

    /// <summary>Most matches of a query to draw.</summary>
    public int MatchCount { get; init; } = 5;

    /// <summary>Most queries to draw, those of the smallest p-values.</summary>
    public int QueryCount { get; init; } = 100;

    /// <summary>Settings by name.</summary>
    public IReadOnlyList<ReportEntry> Settings { get; init; } = [];

    /// <summary>Paragraphs at the end: how the numbers were made.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
