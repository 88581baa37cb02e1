using System.Globalization;
using MlNetGenomics.Regulators;

namespace MlNetGenomics.Reports;

/// <summary>The page, or the section of one, about how much a model's error depends on each kernel.</summary>
public static class InfluenceReport
{
    /// <summary>What links to the section call it.</summary>
    public const string SectionId = "influence";

    private static readonly LogoOptions SmallLogo = new() { ShowAxes = false, LetterWidth = 13, LetterHeight = 36 };

    /// <summary>How the numbers were made.</summary>
    public static IReadOnlyList<string> Notes { get; } =
    [
        "The influence of a kernel is how much the mean squared error grows where its term is taken out of the linear head, " +
        "without training again; on sequences that the model was trained on it says what the model uses.",
    ];

    /// <summary>A page of its own.</summary>
    public static HtmlReport Create(InfluenceReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var report = new HtmlReport(data.Title, "How much the error grows without each kernel");
        AddTo(report, data);
        return ReportNotes.AddTo(report, data.Settings, Notes);
    }

    /// <summary>Adds the section to a page.</summary>
    public static void AddTo(HtmlReport report, InfluenceReportData data)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(data);
        InfluenceTable influence = data.Influence;
        CultureInfo culture = CultureInfo.InvariantCulture;
        report.AddSection("Influence", SectionId).AddHighlights(
        [
            new("sequences", data.SequenceCount.ToString("#,0", culture)),
            new("mean squared error", HtmlTable.FormatNumber(influence.MeanSquaredError)),
            new("most influential tenth that is also strongest", string.Create(culture, $"{influence.TopAmongStrongest} of {influence.TopCount}")),
            new("Spearman, influence and strength", HtmlTable.FormatNumber(influence.Spearman)),
        ]);
        report.AddFigures(new ReportFigure(
            ScatterPlot.Draw(
                [.. influence.Rows.Select(row => row.Regulator.Kernel.HeadWeight)],
                [.. influence.Rows.Select(row => row.Influence)],
                new PlotOptions { Title = "Influence and weight", XTitle = "head weight", YTitle = "growth of the mean squared error" },
                level: 0),
            "Every kernel is a point; activators lie to the right of 0, repressors to the left."));
        var table = new HtmlTable("kernel", "factor", "logo", "weight", "influence", "of the error", "sequences with a site");
        foreach (KernelInfluence row in influence.Rows.Take(data.Count))
        {
            table.AddRow(
                row.Regulator.Kernel.Motif.Name,
                row.Regulator.Factor ?? "–",
                SequenceLogo.OfMotif(
                    row.Regulator.Match is { ReverseComplement: true }
                        ? row.Regulator.Kernel.Motif.ReverseComplement()
                        : row.Regulator.Kernel.Motif,
                    SmallLogo),
                row.Regulator.Kernel.HeadWeight,
                row.Influence,
                string.Create(culture, $"{row.Influence / influence.MeanSquaredError:0.0%}"),
                row.Occurrences);
        }
        report.AddHeading(string.Create(culture, $"The {table.RowCount} most influential kernels")).AddTable(table);
    }
}
