using System.Globalization;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Reports;

/// <summary>The page about in-silico mutagenesis: sequences with each base as high as its importance, and what every substitution does.</summary>
public static class MutagenesisReport
{
    /// <summary>Makes the page.</summary>
    public static HtmlReport Create(MutagenesisReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        string targets = data.Selections is [var only] ? only.Target : $"{data.Selections.Count} tasks";
        var report = new HtmlReport(data.Title, $"What replacing each base does to {targets}");
        foreach (MutagenesisSelection selection in data.Selections)
        {
            report.AddSection(Sentence(selection.Target)).AddParagraph(Explanation(data, selection));
            foreach (MutagenesisSequence sequence in selection.Sequences)
                AddSequence(report, data, sequence);
        }
        if (data.Settings.Count > 0)
            report.AddSection("Settings").AddEntries(data.Settings);
        return report;
    }

    private static void AddSequence(HtmlReport report, MutagenesisReportData data, MutagenesisSequence sequence)
    {
        double greatest = sequence.Profile.Scores.Max(Math.Abs);
        report.AddHeading(
            $"{sequence.Name}: value {HtmlTable.FormatNumber(sequence.Profile.Value)}, greatest change {HtmlTable.FormatNumber(greatest)}");
        var heights = new double[sequence.Codes.Length * Dna.BaseCount];
        for (int i = 0; i < sequence.Codes.Length; i++)
        {
            if (sequence.Codes[i] < Dna.BaseCount)
                heights[i * Dna.BaseCount + sequence.Codes[i]] = sequence.Profile.Importance[i];
        }
        IReadOnlyList<SvgImage> lines = AttributionLogo.Draw(
            sequence.Name, sequence.Codes, heights, Sites(data, sequence),
            new LogoOptions { AxisTitle = "importance", FirstPosition = sequence.First + 1 });
        report.AddFigures([.. lines.Select((line, i) => new ReportFigure(WithMap(line, i)))]);

        SvgImage WithMap(SvgImage line, int number)
        {
            int first = number * AttributionLogo.LineLength;
            int count = Math.Min(AttributionLogo.LineLength, sequence.Codes.Length - first);
            return SubstitutionMap.Below(
                line, sequence.Codes.AsSpan(first, count),
                sequence.Profile.Scores.AsSpan(first * Dna.BaseCount, count * Dna.BaseCount), greatest);
        }
    }

    /// <summary>Sites, or their parts, among the positions that were mutated, counted from the first of these.</summary>
    private static BedRecord[] Sites(MutagenesisReportData data, MutagenesisSequence sequence)
    {
        int end = sequence.First + sequence.Codes.Length;
        return
        [
            .. from site in data.Sites?[sequence.Name] ?? []
               where site.Start < end && site.End > sequence.First
               select site with
               {
                   Start = Math.Max(site.Start, sequence.First) - sequence.First,
                   End = Math.Min(site.End, end) - sequence.First,
               }
        ];
    }

    private static string Explanation(MutagenesisReportData data, MutagenesisSelection selection)
    {
        string shown = selection.Sequences.Count < data.SequenceCount
            ? $"The {Number(selection.Sequences.Count)} sequences of {Number(data.SequenceCount)} with the greatest values, the greatest first. "
            : "All sequences, the one with the greatest value first. ";
        string means = data.Depth == 1 ? "" : $"All numbers are means over the {data.Depth} windows that a base lies in. ";
        string sites = data.Sites is null ? "" : " Bars mark known sites, an arrow their strand.";
        return shown
            + "A letter is as high as its base's importance: the value less that with the base replaced, of the three the one "
            + "of largest magnitude. Letters above the line raise the value, those below lower it. " + means
            + "Squares are the changes themselves when the base becomes the one of the row: blue lowers the value, red raises "
            + "it, full colour is the greatest change of the sequence; a dot is the base that is there." + sites;
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
