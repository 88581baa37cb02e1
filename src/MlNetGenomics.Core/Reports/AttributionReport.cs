using System.Globalization;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Reports;

/// <summary>The page about attributions of any method: sequences with what each base has to do with a neuron's value, as logos.</summary>
internal static class AttributionReport
{
    /// <summary>Makes the page.</summary>
    /// <param name="data">What it shows.</param>
    /// <param name="method">Name of the method, as in "by integrated gradients".</param>
    /// <param name="explanation">How its logos are read.</param>
    /// <param name="draw">Logos of a sequence.</param>
    /// <exception cref="GenomicsException">A site runs over the end of its sequence; names file and line.</exception>
    public static HtmlReport Create(
        AttributionReportData data,
        string method,
        string explanation,
        Func<AttributionSequence, IEnumerable<AttributionDrawing>> draw)
    {
        ArgumentNullException.ThrowIfNull(data);
        var report = new HtmlReport(data.Title, $"Which bases drive {data.Target}, by {method}");
        string shown = data.Sequences.Count < data.SequenceCount
            ? $"The {Number(data.Sequences.Count)} sequences of {Number(data.SequenceCount)} with the greatest values, the greatest first. "
            : "All sequences, the one with the greatest value first. ";
        string sites = data.Sites is null ? "" : " Bars mark known sites, an arrow their strand.";
        report.AddSection("Logos").AddParagraph($"{shown}The line of letters is the sequence. {explanation}{sites}");
        foreach (AttributionSequence sequence in data.Sequences)
            AddSequence(report, data, sequence, draw);
        if (data.Settings.Count > 0)
            report.AddSection("Settings").AddEntries(data.Settings);
        return report;
    }

    private static void AddSequence(
        HtmlReport report,
        AttributionReportData data,
        AttributionSequence sequence,
        Func<AttributionSequence, IEnumerable<AttributionDrawing>> draw)
    {
        report.AddHeading($"{sequence.Name}: {Value(sequence)}");
        BedRecord[] sites = [.. data.Sites?[sequence.Name] ?? []];
        foreach (BedRecord site in sites)
        {
            if (site.End > sequence.Codes.Length)
            {
                throw new GenomicsException(
                    $"{data.SitesSource}, line {site.Line}: the site ends at {site.End}, sequence {sequence.Name} has "
                    + $"{sequence.Codes.Length} bases");
            }
        }
        foreach (AttributionDrawing drawing in draw(sequence))
        {
            if (drawing.Caption is not null)
                report.AddParagraph(drawing.Caption);
            report.AddFigures([.. AttributionLogo
                .Draw(sequence.Name, sequence.Codes, drawing.Heights, sites, drawing.Options)
                .Select(image => new ReportFigure(image))]);
        }
    }

    private static string Value(AttributionSequence sequence)
    {
        string value = HtmlTable.FormatNumber(sequence.Value);
        string prediction = sequence.Prediction is { } number ? HtmlTable.FormatNumber(number) : value;
        // Without a last activation they are the same but for rounding.
        return prediction == value ? $"value {value}" : $"prediction {prediction}, {value} before the last activation";
    }

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
