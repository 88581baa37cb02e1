using MlNetGenomics.Regulators;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Reports;

/// <summary>
/// All that is known of a trained MuSeAM model on one page: a summary with links, how well it fits, and the sections of
/// <see cref="RegulatorsReport"/>, <see cref="InfluenceReport"/>, <see cref="CoOccurrenceReport"/>,
/// <see cref="ClusterReport"/> and, where they are given, <see cref="AccessibilityReport"/> and <see cref="VariantReport"/>.
/// </summary>
public static class ModelAnalysisReport
{
    private const string FitId = "fit";

    private const string FitNote =
        "The fit is that of the model on these sequences. Where it was trained on them it says how much it has taken in, not how " +
        "it does on others: cross-validate for that.";

    /// <summary>Makes the page.</summary>
    /// <exception cref="ArgumentException">There are not as many predictions as measured values, or none.</exception>
    public static HtmlReport Create(ModelAnalysisReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        RegressionScores scores = Scores(data);
        var report = new HtmlReport(data.Title, "What the model has learned, and what it says of sequences, chromatin and variants");
        report.AddSection("In short").AddHighlights(Highlights(data, scores)).AddContents(
            [.. Parts(data, scores).Select(part => (new HtmlLink(part.Entry.Name, $"#{part.Id}"), part.Entry.Value))]);
        AddFit(report, data, scores);
        RegulatorsReport.AddTo(report, data.Regulators);
        InfluenceReport.AddTo(report, data.Influence);
        CoOccurrenceReport.AddTo(report, data.CoOccurrence);
        ClusterReport.AddTo(report, data.Clusters);
        if (data.Accessibility is { } profile)
            AccessibilityReport.AddTo(report, profile);
        if (data.Variants is { } variants)
            VariantReport.AddTo(report, variants);
        return ReportNotes.AddTo(
            report,
            data.Settings,
            [.. RegulatorsReport.Notes, .. InfluenceReport.Notes, .. CoOccurrenceReport.Notes, .. ClusterReport.Notes]);
    }

    /// <summary>What each part says, in a line: the contents of the page.</summary>
    /// <exception cref="ArgumentException">There are not as many predictions as measured values, or none.</exception>
    public static IReadOnlyList<ReportEntry> Summary(ModelAnalysisReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return [.. Parts(data, Scores(data)).Select(part => part.Entry)];
    }

    private static List<ReportEntry> Highlights(ModelAnalysisReportData data, RegressionScores scores)
    {
        RegulatorTable regulators = data.Regulators.Regulators;
        CoOccurrenceTable pairs = data.CoOccurrence.Factors ?? data.CoOccurrence.Kernels;
        List<ReportEntry> highlights =
        [
            new("R²", HtmlTable.FormatNumber(scores.RSquared)),
            new("Spearman", HtmlTable.FormatNumber(scores.Spearman)),
            new("kernels with a known factor", ModelAnalysisSummary.Number(regulators.Rows.Count(row => row.Factor is not null))),
            new(data.CoOccurrence.Factors is null ? "pairs of kernels together" : "pairs of factors together",
                ModelAnalysisSummary.Number(pairs.Significant.Count())),
            new("clusters of sequences", ModelAnalysisSummary.Number(data.Clusters.Clusters.Partition.Count)),
        ];
        if (data.Accessibility is { } profile)
            highlights.Add(new("Pearson, accessibility rank", HtmlTable.FormatNumber(profile.Pearson)));
        if (data.Variants is { } variants)
            highlights.Add(new($"variants called, {ModelAnalysisSummary.Called(variants)}", ModelAnalysisSummary.Number(variants.Summary.Kept)));
        return highlights;
    }

    private static List<(string Id, ReportEntry Entry)> Parts(ModelAnalysisReportData data, RegressionScores scores)
    {
        List<(string, ReportEntry)> parts =
        [
            (FitId, new("Fit", ModelAnalysisSummary.Fit(scores, data.Measured.Count))),
            (RegulatorsReport.SectionId, new("Transcription factors", ModelAnalysisSummary.Regulators(data.Regulators.Regulators))),
            (InfluenceReport.SectionId, new("Influence", ModelAnalysisSummary.Influence(data.Influence.Influence))),
            (CoOccurrenceReport.SectionId, new("Co-occurrence", ModelAnalysisSummary.CoOccurrence(data.CoOccurrence))),
            (ClusterReport.SectionId, new("Clusters", ModelAnalysisSummary.Clusters(data.Clusters))),
        ];
        if (data.Accessibility is { } profile)
            parts.Add((AccessibilityReport.SectionId, new("Accessibility", ModelAnalysisSummary.Accessibility(profile))));
        if (data.Variants is { } variants)
            parts.Add((VariantReport.SectionId, new("Variants", ModelAnalysisSummary.Variants(variants))));
        return parts;
    }

    private static RegressionScores Scores(ModelAnalysisReportData data) =>
        RegressionScores.Of([.. data.Measured], [.. data.Predicted]);

    private static void AddFit(HtmlReport report, ModelAnalysisReportData data, RegressionScores scores) =>
        report.AddSection("Fit", FitId).AddHighlights(
        [
            new("sequences", ModelAnalysisSummary.Number(data.Measured.Count)),
            new("R²", HtmlTable.FormatNumber(scores.RSquared)),
            new("Pearson", HtmlTable.FormatNumber(scores.Pearson)),
            new("Spearman", HtmlTable.FormatNumber(scores.Spearman)),
            new("mean squared error", HtmlTable.FormatNumber(scores.MeanSquaredError)),
        ]).AddFigures(new ReportFigure(
            ScatterPlot.Draw(
                [.. data.Measured],
                [.. data.Predicted],
                new PlotOptions
                {
                    Title = "Predicted and measured",
                    XTitle = $"measured {data.ActivityName}",
                    YTitle = $"predicted {data.ActivityName}",
                },
                showDiagonal: true, showFit: true),
            "Dashed: predicted = measured; orange: least-squares line."))
        .AddParagraph(FitNote);
}
