using System.Globalization;
using MlNetGenomics.Tracks;

namespace MlNetGenomics.Reports;

/// <summary>The page about scores of bases: what they agree with.</summary>
public static class TrackReport
{
    // More rows nobody reads; the table has them all.
    private const int MostRows = 60;

    /// <summary>Makes the page.</summary>
    public static HtmlReport Create(TrackReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        TrackSummary summary = data.Summary;
        var report = new HtmlReport(
            data.Title, $"{Number(summary.Bases)} scored bases of {Number(summary.Sequences)} {(summary.Sequences == 1 ? "sequence" : "sequences")}");
        report.AddSection("Scores").AddHighlights(
        [
            new ReportEntry("bases", Number(summary.Bases)),
            new ReportEntry("lowest score", HtmlTable.FormatNumber(summary.Lowest)),
            new ReportEntry("mean score", HtmlTable.FormatNumber(summary.Mean)),
            new ReportEntry("highest score", HtmlTable.FormatNumber(summary.Highest)),
        ]);
        AddCorrelation(report, data);
        AddEnrichment(report, data);
        AddSites(report, data);
        AddDistance(report, data);
        AddProfiles(report, data);
        if (data.Settings.Count > 0)
            report.AddSection("Settings").AddEntries(data.Settings);
        return report;
    }

    private static void AddCorrelation(HtmlReport report, TrackReportData data)
    {
        if (data.Correlation is not { } correlation)
            return;
        report.AddSection($"Agreement with {data.OtherName}").AddHighlights(
        [
            new ReportEntry("Spearman", HtmlTable.FormatNumber(correlation.Spearman)),
            new ReportEntry("Pearson", HtmlTable.FormatNumber(correlation.Pearson)),
            new ReportEntry("bases in both", Number(correlation.Bases)),
        ]);
        string drawn = correlation.Sample.Count < correlation.Bases
            ? $"{Number(correlation.Sample.Count)} of the bases, evenly spaced. "
            : "";
        SvgImage plot = ScatterPlot.Draw(
            [.. correlation.Sample.Select(pair => (double)pair.First)],
            [.. correlation.Sample.Select(pair => (double)pair.Second)],
            new PlotOptions { XTitle = data.Name, YTitle = data.OtherName },
            showFit: true);
        report.AddFigures(new ReportFigure(plot, $"{drawn}The line is the least-squares fit."))
            .AddParagraph("No p-value: scores of neighbouring bases depend on each other, so bases are not as many independent pairs.");
    }

    private static void AddEnrichment(HtmlReport report, TrackReportData data)
    {
        if (data.Enrichment is not { } enrichment)
            return;
        report.AddSection($"Enrichment in {data.AnnotationName}").AddHighlights(
        [
            new ReportEntry("AUROC of the score", HtmlTable.FormatNumber(enrichment.Score.Auroc)),
            new ReportEntry("AUROC of its magnitude", HtmlTable.FormatNumber(enrichment.Magnitude.Auroc)),
            new ReportEntry("of all bases are inside", Percent(enrichment.Fraction)),
        ]);
        double[] fractions = [.. enrichment.Quantiles.Select(quantile => quantile.Fraction)];
        double[] numbers = [.. Enumerable.Range(1, fractions.Length).Select(number => (double)number)];
        double[] means = [.. enrichment.Quantiles.Select(quantile => quantile.MeanScore)];
        const string Share = "share of bases inside";
        report.AddFigures(
                new ReportFigure(
                    ScatterPlot.Draw(
                        numbers,
                        fractions,
                        new PlotOptions { XTitle = "quantile, lowest scores first", YTitle = Share },
                        level: enrichment.Fraction),
                    "Quantiles of as many bases each, by rank."),
                new ReportFigure(
                    ScatterPlot.Draw(
                        means,
                        fractions,
                        new PlotOptions { XTitle = "mean score of the quantile", YTitle = Share },
                        level: enrichment.Fraction),
                    "The same quantiles by their score."))
            .AddParagraph(
                $"{Number(enrichment.Quantiles.Count)} quantiles of {Number(enrichment.Bases)} bases. The dashed line is the share of all "
                + $"bases. {Number(enrichment.OffTrack)} bases of the annotation have no score.");
    }

    private static void AddSites(HtmlReport report, TrackReportData data)
    {
        if (data.Sites is not { } sites)
            return;
        bool hasOther = !double.IsNaN(sites.Pearson) || sites.Groups.Any(group => group.Second is not null);
        report.AddSection($"Sites of {data.SitesName}");
        string text = $"{Number(sites.Sites)} sites of {Number(sites.Groups.Count)} names; {Number(sites.OffTrack)} more have not a score at "
            + "every base. Means are over sites, of each site's mean over its bases; ± is the standard error.";
        if (hasOther)
        {
            report.AddFigures(new ReportFigure(LabelledScatterPlot.Draw(
                [.. sites.Groups.Select(group => new LabelledPoint(
                    group.Name,
                    group.First.Mean,
                    group.Second!.Value.Mean,
                    group.First.StandardError,
                    group.Second.Value.StandardError))],
                new PlotOptions { XTitle = data.Name, YTitle = data.OtherName, Width = 560, Height = 480 })));
            text += $" Over names the two means correlate with Pearson {HtmlTable.FormatNumber(sites.Pearson)}, Spearman "
                + $"{HtmlTable.FormatNumber(sites.Spearman)}. The difference is taken site by site.";
        }
        report.AddParagraph(text);
        SiteGroup[] shown = [.. sites.Groups.OrderByDescending(group => Math.Abs(group.Difference?.Mean ?? group.First.Mean)).Take(MostRows)];
        if (shown.Length < sites.Groups.Count)
            report.AddParagraph($"The {Number(shown.Length)} with the greatest {(hasOther ? "differences" : "means")}:");
        var table = new HtmlTable(hasOther
            ? ["name", "sites", data.Name, "±", data.OtherName, "±", "difference", "±"]
            : ["name", "sites", "mean score", "±"]);
        foreach (SiteGroup group in shown)
        {
            object?[] cells = [group.Name, group.Sites, group.First.Mean, group.First.StandardError];
            table.AddRow(group.Second is { } second && group.Difference is { } difference
                ? [.. cells, second.Mean, second.StandardError, difference.Mean, difference.StandardError]
                : cells);
        }
        report.AddTable(table);
    }

    private static void AddDistance(HtmlReport report, TrackReportData data)
    {
        if (data.Distance is not { } distance)
            return;
        double[] middles = [.. distance.Bins.Select(bin => (bin.Start + bin.End - 1) / 2.0)];
        var options = new PlotOptions { XTitle = "distance, bases (upstream is negative)", YTitle = "mean score" };
        report.AddSection($"Distance from {data.PointsName}").AddFigures(
                new ReportFigure(
                    LinePlot.Draw([new PlotSeries("mean score", middles, [.. distance.Bins.Select(bin => bin.Score.Mean)])], options),
                    "Mean score."),
                new ReportFigure(
                    LinePlot.Draw(
                        [
                            new PlotSeries("activating", middles, [.. distance.Bins.Select(bin => bin.Positive)]),
                            new PlotSeries("repressing", middles, [.. distance.Bins.Select(bin => bin.Negative)]),
                        ],
                        options),
                    "Its parts: scores above 0, and below 0, others counted as 0."))
            .AddParagraph(
                $"{Number(distance.Points)} points, each with the same weight; {Number(distance.OffTrack)} more have no scored base in range.");
    }

    private static void AddProfiles(HtmlReport report, TrackReportData data)
    {
        if (data.Profiles.Count == 0)
            return;
        report.AddSection("Along sites").AddParagraph(
            "Sites of one name laid upon each other, each read on its own strand; position 1 is the site's first base.");
        report.AddFigures([.. data.Profiles.Select(TrackProfileFigure.Draw)]);
    }

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
