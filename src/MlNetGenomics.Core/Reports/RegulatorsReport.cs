using System.Globalization;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Regulators;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Reports;

/// <summary>The page, or the section of one, about the transcription factors that a model has learned.</summary>
public static class RegulatorsReport
{
    /// <summary>What links to the section call it.</summary>
    public const string SectionId = "factors";

    private const int FactorCount = 20;

    private static readonly LogoOptions SmallLogo = new() { ShowAxes = false, LetterWidth = 13, LetterHeight = 36 };

    /// <summary>How the numbers were made.</summary>
    public static IReadOnlyList<string> Notes { get; } =
    [
        "A kernel is a motif as it stands; Tomtom (Gupta et al. 2007, Genome Biology 8:R24) finds the known motif it looks most " +
        "like, and it takes that motif's factor where the q-value is small enough. Known motifs of a family are alike, so the " +
        "factor stands for its family. The sign of a kernel's weight in the linear head says whether its sites raise or lower " +
        "the prediction, its size how strongly. Welch's t-test asks whether learned motifs have more information a position.",
    ];

    /// <summary>A page of its own.</summary>
    public static HtmlReport Create(RegulatorsReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var report = new HtmlReport(data.Title, "Transcription factors of the kernels, what they do and how strongly");
        AddTo(report, data);
        return ReportNotes.AddTo(report, data.Settings, Notes);
    }

    /// <summary>Adds the section to a page.</summary>
    public static void AddTo(HtmlReport report, RegulatorsReportData data)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(data);
        RegulatorTable regulators = data.Regulators;
        Regulator[] matched = [.. regulators.Rows.Where(row => row.Factor is not null)];
        List<ReportEntry> highlights =
        [
            new("kernels", Number(regulators.Rows.Count)),
            new("of them like a known motif", Number(matched.Length)),
            new("factors", Number(matched.Select(row => row.Factor).Distinct().Count())),
        ];
        if (regulators.Information is { } information)
        {
            highlights.Add(new("bits a position, learned", HtmlTable.FormatNumber(information.First.Mean)));
            highlights.Add(new("bits a position, known", HtmlTable.FormatNumber(information.Second.Mean)));
        }
        report.AddSection("Transcription factors", SectionId).AddHighlights(highlights);
        if (regulators.Information is { } test)
            report.AddParagraph(Compare(test));
        AddRole(report, "Strongest activators", [.. regulators.Activators.Take(data.Count)]);
        AddRole(report, "Strongest repressors", [.. regulators.Repressors.Take(data.Count)]);
        AddFactors(report, matched);
    }

    private static string Compare(WelchTTest test) => string.Create(
        CultureInfo.InvariantCulture,
        $"Information per position, mean (standard deviation): learned {HtmlTable.FormatNumber(test.First.Mean)} ({HtmlTable.FormatNumber(test.First.Deviation)}) bits, known {HtmlTable.FormatNumber(test.Second.Mean)} ({HtmlTable.FormatNumber(test.Second.Deviation)}) bits; Welch's t = {HtmlTable.FormatNumber(test.T)}, {test.DegreesOfFreedom:0} degrees of freedom, p that learned motifs have no more {HtmlTable.FormatNumber(test.PGreater)}.");

    private static void AddRole(HtmlReport report, string heading, IReadOnlyList<Regulator> rows)
    {
        if (rows.Count == 0)
            return;
        var table = new HtmlTable("kernel", "factor", "kernel above known motif", "weight", "bits a position", "q-value");
        foreach (Regulator row in rows)
        {
            table.AddRow(
                row.Kernel.Motif.Name,
                row.Factor ?? "–",
                row.Match is { } match
                    ? AlignedLogos.OfMatch(row.Kernel.Motif, match, SmallLogo)
                    : SequenceLogo.OfMotif(row.Kernel.Motif, SmallLogo),
                row.Kernel.HeadWeight,
                row.Kernel.InformationPerPosition,
                row.Match?.QValue);
        }
        report.AddHeading(heading).AddTable(table);
    }

    private static void AddFactors(HtmlReport report, Regulator[] matched)
    {
        if (matched.Length == 0)
            return;
        IGrouping<string, Regulator>[] factors =
            [.. matched.GroupBy(row => row.Factor!).OrderByDescending(group => group.Max(row => row.Strength)).Take(FactorCount)];
        var table = new HtmlTable("factor", "kernels", "activators", "repressors", "strongest weight");
        foreach (IGrouping<string, Regulator> factor in factors)
        {
            table.AddRow(
                factor.Key,
                factor.Count(),
                factor.Count(row => row.Kernel.Role == MotifRole.Activator),
                factor.Count(row => row.Kernel.Role == MotifRole.Repressor),
                factor.MaxBy(row => row.Strength)!.Kernel.HeadWeight);
        }
        report.AddHeading($"Factors by their strongest kernel: {Number(factors.Length)}").AddTable(table);
    }

    private static string Number(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
