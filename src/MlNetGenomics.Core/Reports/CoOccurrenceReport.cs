using System.Globalization;
using MlNetGenomics.Regulators;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Reports;

/// <summary>The page, or the section of one, about motifs whose sites lie together.</summary>
public static class CoOccurrenceReport
{
    /// <summary>What links to the section call it.</summary>
    public const string SectionId = "cooccurrence";

    /// <summary>How the numbers were made.</summary>
    public static IReadOnlyList<string> Notes { get; } =
    [
        "A motif occurs in a sequence where its best score is over 0; its site is the best one. Of the sequences with both " +
        "motifs, those are counted whose two sites start within the distance of each other, and a binomial test compares them " +
        "with two sites placed uniformly at random; q-values are Benjamini and Hochberg's over all pairs. A factor of several " +
        "kernels has the site of the kernel that contributes most.",
        "Kernels that look like each other (by Tomtom, at the q-value of the search for factors) find the same bases, and so do " +
        "the halves of one long motif: their sites lie together whatever binds there. Such pairs are marked alike and left out of " +
        "the second list; a high share of one arrangement within a few bases tells of the others. The last list is of sites that " +
        "share no base: from a motif's width on, as much further as the distance reaches; nearer sites do not count there at all.",
    ];

    /// <summary>A page of its own.</summary>
    public static HtmlReport Create(CoOccurrenceReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var report = new HtmlReport(data.Title, "Motifs whose sites lie together more often than chance would have");
        AddTo(report, data);
        return ReportNotes.AddTo(report, data.Settings, Notes);
    }

    /// <summary>Adds the section to a page.</summary>
    public static void AddTo(HtmlReport report, CoOccurrenceReportData data)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(data);
        CoOccurrenceTable shown = data.Factors ?? data.Kernels;
        List<ReportEntry> highlights =
        [
            new("pairs of kernels tested", Number(data.Kernels.Pairs.Count)),
            new("of them together", Number(data.Kernels.Significant.Count())),
        ];
        if (data.Factors is { } factors)
        {
            highlights.Add(new("pairs of factors tested", Number(factors.Pairs.Count)));
            highlights.Add(new("of them together", Number(factors.Significant.Count())));
            highlights.Add(new("together and unlike each other", Number(factors.SignificantUnlike.Count())));
        }
        report.AddSection("Co-occurrence", SectionId).AddHighlights(highlights);
        if (shown.Pairs.Count > 0)
        {
            report.AddParagraph(string.Create(
                CultureInfo.InvariantCulture,
                $"Sites {Distance(data.Rule)} apart; by chance {shown.Pairs[0].Test.Chance:0.0%} of two sites would be. Pairs count up to a q-value of {shown.MaximumQValue}."));
        }
        if (shown.KnownEnrichment() is { } known)
            report.AddParagraph(Describe(known, "") + (shown.HasAlike ? " " + Describe(shown.KnownEnrichment(true)!.Value, " of unlike motifs") : ""));
        if (shown.Significant.Any())
        {
            report.AddFigures(new ReportFigure(
                CoOccurrenceFigure.Draw(shown, data.Roles, data.DrawnCount),
                "The wider a link, the smaller its p-value. Broken lines join motifs that look like each other" +
                (shown.HasKnown ? "; coloured lines, proteins known to meet." : ".")));
        }
        AddPairs(report, shown, "Most significant pairs", [.. shown.Significant.Take(data.Count)]);
        if (shown.HasAlike)
            AddPairs(report, shown, "Most significant pairs of unlike motifs", [.. shown.SignificantUnlike.Take(data.Count)]);
        if (data.Apart is not { } apart)
            return;
        report.AddHeading("Pairs whose sites share no base").AddParagraph(string.Create(
            CultureInfo.InvariantCulture,
            $"Next to each other, not on the same bases, lie the sites of {apart.Significant.Count():#,0} of {apart.Pairs.Count:#,0} pairs."));
        AddPairs(report, apart, null, [.. apart.Significant.Take(data.Count)]);
    }

    private static void AddPairs(HtmlReport report, CoOccurrenceTable pairs, string? heading, IReadOnlyList<CoOccurrencePair> rows)
    {
        if (rows.Count == 0)
            return;
        string[] columns = ["pair", "sequences with both", "together", "enrichment", "p-value", "q-value", "most frequent arrangement", "its share"];
        var table = new HtmlTable([.. columns, .. pairs.HasAlike ? ["alike"] : Array.Empty<string>(), .. pairs.HasKnown ? ["known"] : Array.Empty<string>()]);
        foreach (CoOccurrencePair pair in rows)
        {
            List<object?> cells =
            [
                $"{CoOccurrenceFigure.Name(pairs, pair.First)} – {CoOccurrenceFigure.Name(pairs, pair.Second)}",
                pair.Test.Trials,
                pair.Test.Successes,
                pair.Test.Enrichment,
                Small(pair.Test),
                pair.QValue,
                string.Create(CultureInfo.InvariantCulture, $"{pair.Offset:+0;−0;0} bp, {(pair.SameStrand ? "same" : "other")} strand"),
                pair.OffsetShare,
            ];
            if (pairs.HasAlike)
                cells.Add(pairs.IsAlike(pair) ? "alike" : "");
            if (pairs.HasKnown)
                cells.Add(pairs.IsKnown(pair) ? "known" : "");
            table.AddRow(cells);
        }
        if (heading is not null)
            report.AddHeading(heading);
        report.AddTable(table);
    }

    /// <summary>A p-value; where double precision has only 0, its power of ten.</summary>
    private static string Small(BinomialTest test) => test.P > 0
        ? HtmlTable.FormatNumber(test.P)
        : string.Create(CultureInfo.InvariantCulture, $"1e{test.Log10P:0}").Replace('-', '−');

    private static string Describe(HypergeometricTest known, string which) => string.Create(
        CultureInfo.InvariantCulture,
        $"Of {known.All:#,0} pairs{which} {known.Marked:#,0} are known to meet; of the {known.Group:#,0} that lie together {known.Found:#,0}, {HtmlTable.FormatNumber(known.Enrichment)} times as many as by chance (p {HtmlTable.FormatNumber(known.P)}, hypergeometric).");

    private static string Distance(CoOccurrenceSettings rule) => rule.LeastDistance == 0
        ? FormattableString.Invariant($"at most {rule.MostDistance} bp")
        : FormattableString.Invariant($"{rule.LeastDistance} to {rule.MostDistance} bp");

    private static string Number(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
