using System.Globalization;
using MlNetGenomics.Motifs.Comparison;

namespace MlNetGenomics.Reports;

/// <summary>The page about motif matches: queries with the motifs they look like, drawn column upon column.</summary>
public static class TomtomReport
{
    // E-value of a match as the Koo and Eddy paper counts it.
    private const double GoodEValue = 0.1;

    /// <summary>Makes the page.</summary>
    public static HtmlReport Create(TomtomReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        TomtomResult[] matched = [.. data.Results.Where(result => result.Best is not null)];
        var report = new HtmlReport(
            data.Title, data.Subtitle ?? $"{Number(data.Results.Count)} motifs looked up among {Number(data.TargetCount)}");
        int good = matched.Count(result => result.Best!.EValue <= GoodEValue);
        report.AddSection("Summary").AddHighlights(
        [
            new ReportEntry("queries", Number(data.Results.Count)),
            new ReportEntry("targets", Number(data.TargetCount)),
            new ReportEntry("queries with a match", Number(matched.Length)),
            new ReportEntry("of them with E ≤ 0.1", Number(good)),
        ]);
        AddMatches(report, data, matched);
        AddUnmatched(report, data);
        if (data.Settings.Count > 0)
            report.AddSection("Settings").AddEntries(data.Settings);
        if (data.Notes.Count > 0)
        {
            report.AddSection("How this was made");
            foreach (string note in data.Notes)
                report.AddParagraph(note);
        }
        return report;
    }

    private static void AddMatches(HtmlReport report, TomtomReportData data, TomtomResult[] matched)
    {
        if (matched.Length == 0)
            return;
        // The best ones where there are too many, but in the order they were given.
        TomtomResult[] drawn = [.. matched.OrderBy(result => result.Best!.PValue).Take(data.QueryCount)
            .OrderBy(result => result.QueryIndex)];
        report.AddSection("Matches").AddParagraph(
            "The query is drawn above the target, each column by its information (0 to 2 bits); shaded columns lie on each " +
            "other. A target marked − is drawn as its reverse complement. The offset is the target position under the " +
            "query's first column.");
        if (drawn.Length < matched.Length)
            report.AddParagraph($"The {Number(drawn.Length)} queries of the smallest p-values of {Number(matched.Length)} with a match.");
        foreach (TomtomResult result in drawn)
        {
            int count = Math.Min(data.MatchCount, result.Matches.Count);
            string heading = result.Query.ShownName;
            if (count < result.Matches.Count)
                heading += $": the best {Number(count)} of {Number(result.Matches.Count)} matches";
            report.AddHeading(heading).AddTable(Table(result, count));
        }
    }

    private static HtmlTable Table(TomtomResult result, int count)
    {
        var table = new HtmlTable("target", "query above target", "strand", "p-value", "E-value", "q-value", "offset", "overlap");
        foreach (TomtomMatch match in result.Matches.Take(count))
        {
            table.AddRow(
                match.Target.ShownName,
                AlignedLogos.OfMatch(result.Query, match),
                match.ReverseComplement ? "−" : "+",
                match.PValue,
                match.EValue,
                match.QValue,
                match.Offset,
                match.Overlap);
        }
        return table;
    }

    private static void AddUnmatched(HtmlReport report, TomtomReportData data)
    {
        string[] names = [.. data.Results.Where(result => result.Best is null).Select(result => result.Query.Name)];
        if (names.Length > 0)
            report.AddSection($"Without a match: {Number(names.Length)}").AddParagraph(string.Join(", ", names));
    }

    private static string Number(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
