using System.Globalization;
using MlNetGenomics.Variants;

namespace MlNetGenomics.Reports;

/// <summary>The page, or the sections of one, about variants: how their effects are distributed, the greatest ones, frequencies and annotations.</summary>
public static class VariantReport
{
    /// <summary>What links to the first section call it.</summary>
    public const string SectionId = "variants";

    // What a page has no room for; the table has it.
    private static readonly string[] Left = [VariantColumns.ReferenceScore, VariantColumns.AlternateScore];

    /// <summary>A page of its own.</summary>
    public static HtmlReport Create(VariantReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var report = new HtmlReport(data.Title, "Predicted variant effect (PVE): how much an allele changes the prediction");
        AddTo(report, data);
        return ReportNotes.AddTo(report, data.Entries, []);
    }

    /// <summary>Adds the sections to a page.</summary>
    public static void AddTo(HtmlReport report, VariantReportData data)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(data);
        VariantSummary summary = data.Summary;
        string rate = Percent(data.Settings.FalseDiscoveryRate);
        report.AddSection("Variants", SectionId).AddHighlights(
        [
            new ReportEntry("scored", Number(summary.Count)),
            new ReportEntry("skipped", Number(data.Tally.Read - data.Tally.Scored)),
            data.Benign is null
                ? new ReportEntry($"top {Percent(data.Settings.TopShare)}", Number(summary.Top))
                : new ReportEntry($"significant at {rate} FDR", Number(summary.Significant)),
            new ReportEntry($"least PVE of the top {Percent(data.Settings.TopShare)}", HtmlTable.FormatNumber(data.LeastTopEffect)),
        ]);
        foreach (VariantIssue issue in data.Tally.Issues)
            report.AddParagraph(data.Tally.Describe(issue));
        if (summary.Count > 0)
            AddDistribution(report, data);
        AddFrequencies(report, data);
        AddAnnotations(report, data);
        AddGreatest(report, summary);
    }

    private static void AddDistribution(HtmlReport report, VariantReportData data)
    {
        double[] effects = [.. data.Summary.Sample];
        string which = effects.Length < data.Summary.Count ? $"{Number(effects.Length)} of the variants, evenly spaced. " : "";
        double[] seen = [.. effects.Where(effect => effect > 0).Select(Math.Log10)];
        report.AddSection("Effects").AddFigures(
            new ReportFigure(
                Histogram.Draw(effects, new PlotOptions { XTitle = "PVE", YTitle = "variants" }, 50), $"{which}All effects."),
            new ReportFigure(
                Histogram.Draw(seen, new PlotOptions { XTitle = "log10 PVE", YTitle = "variants" }, 50),
                $"The same on a logarithmic scale; {Number(effects.Length - seen.Length)} change nothing."));
        if (data.Benign is { } benign)
        {
            report.AddParagraph(
                $"p-values are empirical, against {Number(benign)} benign variants; false discovery rates (Benjamini and Hochberg) are "
                + (data.Settings.Tests == VariantTests.All ? "of all variants." : "of the top variants only, as in the paper."));
        }
    }

    private static void AddGreatest(HtmlReport report, VariantSummary summary)
    {
        (string[] columns, IReadOnlyList<string[]> rows) = summary.Greatest;
        if (rows.Count == 0)
            return;
        // The PVE of one task is the effect's magnitude.
        bool isOneTask = columns.Contains(VariantColumns.Effect);
        int[] shown = [.. Enumerable.Range(0, columns.Length).Where(column =>
            !Left.Any(name => columns[column].StartsWith(name, StringComparison.Ordinal)) && columns[column] != VariantColumns.Top
            && !(isOneTask && columns[column] == VariantColumns.PredictedEffect) && rows.Any(row => row[column].Length > 0))];
        report.AddSection("Greatest effects");
        var table = new HtmlTable([.. shown.Select(column => columns[column].Replace('_', ' '))]);
        foreach (string[] row in rows)
            table.AddRow([.. shown.Select(column => Cell(columns[column], row[column]))]);
        report.AddTable(table).AddParagraph(
            "Motifs that gain or lose are named with their part of the effect. The effect is the prediction with the "
            + "alternate allele less that with the reference allele.");
    }

    private static object? Cell(string column, string text)
    {
        if (column is VariantColumns.Gains or VariantColumns.Losses)
            return string.Join(", ", text.Split('|').Select(one => one.Split(':')).Select(one => one.Length == 3 ? $"{one[0]} {one[2]}" : one[0]));
        if (column == VariantColumns.Annotation)
            return text.Replace("|", ", ");
        bool isText = column is VariantColumns.Name or VariantColumns.Chromosome or VariantColumns.Position
            or VariantColumns.Reference or VariantColumns.Alternate;
        return !isText && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : text;
    }

    private static void AddFrequencies(HtmlReport report, VariantReportData data)
    {
        if (data.Frequencies is not { } frequencies)
            return;
        double[] numbers = [.. Enumerable.Range(1, frequencies.Bins.Count).Select(bin => (double)bin)];
        double[] shares = [.. frequencies.Bins.Select(bin => (double)bin.Kept / frequencies.Kept)];
        report.AddSection("Minor-allele frequency").AddHighlights(
        [
            new ReportEntry("of the kept are in the lowest bin", Percent(shares[0])),
            new ReportEntry("expected", Percent(frequencies.ExpectedShare)),
            new ReportEntry("binomial p", HtmlTable.FormatNumber(frequencies.PValue)),
        ]);
        var table = new HtmlTable("bin", "frequency from", "to", "scored", "kept", "share of the kept");
        for (int bin = 0; bin < shares.Length; bin++)
        {
            FrequencyBin own = frequencies.Bins[bin];
            table.AddRow(bin + 1, own.Low, own.High, own.Variants, own.Kept, shares[bin]);
        }
        report.AddFigures(new ReportFigure(
                ScatterPlot.Draw(
                    numbers, shares, new PlotOptions { XTitle = "bin, rarest first", YTitle = "share of the kept variants" },
                    level: frequencies.ExpectedShare),
                "The dashed line is what is expected in the lowest bin."))
            .AddTable(table)
            .AddParagraph(
                $"{Number(frequencies.Kept)} variants are kept: {Kept(data)}. Bins are "
                + (data.Settings.Binning == FrequencyBinning.Counts
                    ? "of as many scored variants each."
                    : "equal intervals between the least and the greatest frequency of the kept variants."));
    }

    private static void AddAnnotations(HtmlReport report, VariantReportData data)
    {
        VariantSummary summary = data.Summary;
        if (summary.Annotations.Count == 0)
            return;
        bool hasBins = data.Frequencies is not null;
        var table = new HtmlTable(hasBins
            ? ["annotation", "share of all", "share of the kept", "kept", "share of the kept in the lowest bin"]
            : ["annotation", "share of all", "share of the kept", "kept"]);
        foreach (AnnotationShare share in summary.Annotations.OrderByDescending(share => share.Kept).ThenByDescending(share => share.All))
        {
            object?[] cells =
                [share.Label, Share(share.All, summary.Count), Share(share.Kept, summary.Kept), share.Kept];
            table.AddRow(hasBins ? [.. cells, Share(share.Lowest, summary.Lowest)] : cells);
        }
        report.AddSection("Annotations").AddTable(table)
            .AddParagraph($"Kept are {Kept(data)}. A variant may lie on several annotations, or on none.");
    }

    private static string Kept(VariantReportData data) => data.Benign is null
        ? $"the top {Percent(data.Settings.TopShare)}"
        : $"those with a false discovery rate of at most {Percent(data.Settings.FalseDiscoveryRate)}";

    private static double Share(long part, long all) => all == 0 ? double.NaN : (double)part / all;

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100 * share).ToString("0.##", CultureInfo.InvariantCulture) + " %";
}
