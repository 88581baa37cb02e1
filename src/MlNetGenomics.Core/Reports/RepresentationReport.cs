using System.Globalization;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Motifs;
using MlNetGenomics.Statistics;
using MlNetGenomics.Studies;

namespace MlNetGenomics.Reports;

/// <summary>
/// What first-layer filters of networks learned, as a page: the table of Koo and Eddy (2019), and the logos of their
/// Figures 2 and 3.
/// </summary>
public static class RepresentationReport
{
    private static readonly LogoOptions SmallLogo = new() { ShowAxes = false, LetterWidth = 11, LetterHeight = 44 };

    /// <summary>Makes the page.</summary>
    public static HtmlReport Create(RepresentationReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var report = new HtmlReport(data.Title, "What first-layer filters learn, after Koo and Eddy (2019)");
        AddTable(report, data);
        AddTasks(report, data);
        foreach (RepresentationSummary network in data.Networks)
            AddFilters(report, network, data.Known);
        AddKnown(report, data.Known);
        if (data.Settings.Count > 0)
            report.AddSection("Data and settings").AddEntries(data.Settings);
        return report;
    }

    private static void AddTable(HtmlReport report, RepresentationReportData data)
    {
        bool hasPaper = data.Published.Count > 0;
        report.AddSection("Networks").AddParagraph(
            "AUROC and area under the precision-recall curve: mean ± standard deviation over the tasks of the test set. " +
            "Matches: percentage of the first-layer filters that Tomtom finds like a motif of the database (any) or of " +
            "the tasks (relevant), at E below .1." + (hasPaper ? " Published: Table 1 of Koo and Eddy (2019)." : ""));
        var table = hasPaper
            ? new HtmlTable(
                "network", "AUROC", "AUROC published", "AUPR", "any match %", "any published %", "relevant %",
                "relevant published %")
            : new HtmlTable("network", "AUROC", "AUPR", "any match %", "relevant %");
        foreach (RepresentationSummary network in data.Networks)
        {
            string auroc = Spread(network.Auroc), auprc = Spread(network.Auprc);
            string matched = Percent(network.MatchedPercentage), relevant = Percent(network.RelevantPercentage);
            PublishedRepresentation? paper = data.Published.FirstOrDefault(row => row.Network == network.Network);
            if (hasPaper)
            {
                table.AddRow(
                    network.Network,
                    auroc,
                    paper is null ? null : Spread(new MeanAndDeviation(paper.Auroc, paper.AurocDeviation)),
                    auprc,
                    matched,
                    paper is null ? null : Percent(new MeanAndDeviation(paper.MatchedPercentage, 0)),
                    relevant,
                    paper is null ? null : Percent(new MeanAndDeviation(paper.RelevantPercentage, 0)));
            }
            else
                table.AddRow(network.Network, auroc, auprc, matched, relevant);
        }
        report.AddTable(table);
    }

    private static void AddTasks(HtmlReport report, RepresentationReportData data)
    {
        report.AddHeading("Task by task").AddParagraph(
            "AUROC, and in brackets the number of filters whose best relevant match is a motif of the task; means over trials.");
        var table = new HtmlTable(["task", .. data.Networks.Select(network => network.Network)]);
        for (int task = 0; task < data.Networks[0].Tasks.Count; task++)
        {
            int index = task;
            table.AddRow(
            [
                data.Networks[0].Tasks[task],
                .. data.Networks.Select(network => (object?)string.Create(
                    CultureInfo.InvariantCulture, $"{network.AurocOf(index):0.000} ({network.FiltersOf(index):0.#})")),
            ]);
        }
        report.AddTable(table);
    }

    private static void AddFilters(HtmlReport report, RepresentationSummary network, KnownMotifs known)
    {
        RepresentationTrial trial = network.Trials[0];
        report.AddSection($"Filters of {network.Network}").AddFigures(
            [.. trial.Filters.Where(matched => matched.Filter.Motif is not null).Select(matched => Figure(matched, known))]);
        int silent = trial.Filters.Count(matched => matched.Filter.Motif is null);
        if (silent > 0)
            report.AddParagraph(string.Create(CultureInfo.InvariantCulture, $"{silent} without sites that activate them."));
    }

    private static ReportFigure Figure(MatchedFilter matched, KnownMotifs known)
    {
        string name = FilterMotifs.Name(matched.Filter.Filter);
        string caption = matched switch
        {
            { Relevant: { } relevant } => string.Create(
                CultureInfo.InvariantCulture, $"{known.Relevant[matched.Task].Name}, E {relevant.EValue:0.0e-0}"),
            { Best: { } best } => string.Create(CultureInfo.InvariantCulture, $"({best.Target.ShownName}, E {best.EValue:0.0e-0})"),
            _ => "no match",
        };
        return new ReportFigure(SequenceLogo.OfMotif(matched.Filter.Motif!, SmallLogo), $"{name}: {caption}");
    }

    private static void AddKnown(HtmlReport report, KnownMotifs known)
    {
        report.AddSection("Motifs of the tasks").AddFigures(
        [
            .. known.Relevant.SelectMany(relevant => relevant.Targets.SelectMany(target => Both(relevant.Name, known.Database[target]))),
        ]);

        static IEnumerable<ReportFigure> Both(string name, PositionProbabilityMatrix motif) =>
        [
            new ReportFigure(SequenceLogo.OfMotif(motif, SmallLogo), $"{name} ({motif.Name})"),
            new ReportFigure(SequenceLogo.OfMotif(motif.ReverseComplement(), SmallLogo), $"{name}, reverse complement"),
        ];
    }

    private static string Spread(MeanAndDeviation value) =>
        string.Create(CultureInfo.InvariantCulture, $"{value.Mean:0.000} ± {value.Deviation:0.000}");

    private static string Percent(MeanAndDeviation value) => value.Deviation > 0
        ? string.Create(CultureInfo.InvariantCulture, $"{value.Mean:0} ± {value.Deviation:0}")
        : string.Create(CultureInfo.InvariantCulture, $"{value.Mean:0}");
}
