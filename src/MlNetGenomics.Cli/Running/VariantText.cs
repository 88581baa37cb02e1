using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Reports;
using MlNetGenomics.Variants;

namespace MlNetGenomics.Cli.Running;

/// <summary>Scored variants in words and in figures.</summary>
internal static class VariantText
{
    /// <summary>Figures for the JSON file.</summary>
    public static void Describe(VariantReportData data, JsonObject metrics)
    {
        VariantSummary summary = data.Summary;
        metrics["read"] = data.Tally.Read;
        metrics["scored"] = data.Tally.Scored;
        var skipped = new JsonObject();
        foreach (VariantIssue issue in data.Tally.Issues)
            skipped[Name(issue)] = data.Tally.Count(issue);
        metrics["skipped"] = skipped;
        metrics["top"] = summary.Top;
        metrics["least_top_pve"] = JsonText.Number(data.LeastTopEffect);
        if (data.Benign is { } benign)
        {
            metrics["benign"] = benign;
            metrics["significant"] = summary.Significant;
        }
        if (data.Frequencies is not { } frequencies)
            return;
        metrics["maf"] = new JsonObject
        {
            ["kept"] = frequencies.Kept,
            ["lowest_bin"] = frequencies.Bins[0].Kept,
            ["expected_share"] = frequencies.ExpectedShare,
            ["p"] = JsonText.Number(frequencies.PValue),
        };
    }

    /// <summary>Results in a line each.</summary>
    public static void Write(VariantReportData data, double seconds, string engine, TextWriter writer)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        VariantSummary summary = data.Summary;
        writer.WriteLine(string.Create(
            culture,
            $"{data.Tally.Scored:#,0} of {data.Tally.Read:#,0} variants scored by the {engine} engine, {data.Tally.Scored / Math.Max(seconds, 1e-9):#,0} a second"));
        writer.WriteLine(string.Create(
            culture, $"top {100 * data.Settings.TopShare:0.##} %: {summary.Top:#,0} with a PVE of {data.LeastTopEffect:0.####} or more"));
        if (data.Benign is { } benign)
        {
            writer.WriteLine(string.Create(
                culture,
                $"{summary.Significant:#,0} significant at {100 * data.Settings.FalseDiscoveryRate:0.##} % FDR, against {benign:#,0} benign variants"));
        }
        if (data.Frequencies is { } frequencies)
        {
            writer.WriteLine(string.Create(
                culture,
                $"{frequencies.Bins[0].Kept:#,0} of the {frequencies.Kept:#,0} kept are in the lowest of ten bins of frequency, {100 * frequencies.ExpectedShare:0.#} % expected: binomial p {frequencies.PValue:0.##e0}"));
        }
    }

    private static string Name(VariantIssue issue) => issue switch
    {
        VariantIssue.Symbolic => "symbolic",
        VariantIssue.UnknownChromosome => "unknown_chromosome",
        VariantIssue.BeyondEnd => "beyond_end",
        VariantIssue.ReferenceMismatch => "reference_mismatch",
        _ => "too_long",
    };
}
