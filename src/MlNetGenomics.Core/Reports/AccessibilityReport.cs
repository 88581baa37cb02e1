using System.Globalization;
using MlNetGenomics.Accessibility;

namespace MlNetGenomics.Reports;

/// <summary>The page, or the section of one, about predicted activity and accessibility.</summary>
public static class AccessibilityReport
{
    /// <summary>What links to the section call it.</summary>
    public const string SectionId = "accessibility";

    /// <summary>A page of its own.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="profile">The results.</param>
    /// <param name="entries">Settings, as they are shown.</param>
    public static HtmlReport Create(string title, AccessibilityProfile profile, IReadOnlyList<ReportEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(entries);
        var report = new HtmlReport(title, $"Predicted activity of {Number(profile.Ranks.Count)} peaks, ranked by accessibility");
        AddTo(report, profile);
        return ReportNotes.AddTo(report, entries, []);
    }

    /// <summary>Adds the section to a page, and one about classes of the genome where there are any.</summary>
    public static void AddTo(HtmlReport report, AccessibilityProfile profile)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(profile);
        double[] numbers = [.. profile.Windows.Select(window => (double)window.Rank)];
        report.AddSection("Activity and accessibility", SectionId).AddHighlights(
        [
            new ReportEntry("Pearson, window rank and median", HtmlTable.FormatNumber(profile.Pearson)),
            new ReportEntry("Spearman, single peaks", HtmlTable.FormatNumber(profile.Spearman)),
            new ReportEntry("windows", Number(profile.Windows.Count)),
        ]).AddFigures(new ReportFigure(
            LinePlot.Draw(
                [
                    new PlotSeries("third quartile", numbers, [.. profile.Windows.Select(window => window.Upper)]),
                    new PlotSeries("median", numbers, [.. profile.Windows.Select(window => window.Median)]),
                    new PlotSeries("first quartile", numbers, [.. profile.Windows.Select(window => window.Lower)]),
                ],
                new PlotOptions { XTitle = "window, most accessible first", YTitle = "predicted activity", Width = 640, Height = 360 }),
            $"Windows of {Number(profile.Windows[0].Count)} peaks along the list sorted by accessibility."))
            .AddParagraph("A correlation below 0 says that predicted activity falls with accessibility, as the list goes from the most accessible peaks down.");
        if (profile.Classes.Count > 0)
            AddClasses(report, profile);
    }

    private static void AddClasses(HtmlReport report, AccessibilityProfile profile)
    {
        var table = new HtmlTable("class", "peaks", "median activity", "median rank");
        foreach (SegmentClass own in profile.Classes)
            table.AddRow(own.Name, own.Count, own.MedianActivity, own.MedianRank);
        report.AddSection("Classes of the genome").AddFigures(new ReportFigure(
            LabelledScatterPlot.Draw(
                [.. profile.Classes.Select(own => new LabelledPoint(own.Name, own.MedianRank, own.MedianActivity))],
                new PlotOptions { XTitle = "median rank, most accessible first", YTitle = "median predicted activity" },
                hasOneScale: false),
            "Medians of the peaks of each class.")).AddTable(table)
            .AddParagraph($"{Number(profile.Unclassified)} peaks are of no class.");
    }

    private static string Number(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
