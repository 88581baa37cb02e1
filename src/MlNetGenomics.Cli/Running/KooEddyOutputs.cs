using System.Text.Json.Nodes;
using MlNetGenomics.Motifs;
using MlNetGenomics.Onnx;
using MlNetGenomics.Reports;
using MlNetGenomics.Statistics;
using MlNetGenomics.Studies;

namespace MlNetGenomics.Cli.Running;

/// <summary>Files of a study in a folder, its table on the screen, and its part of the JSON file.</summary>
internal sealed class KooEddyOutputs(CommandRun run, string folder, string[] networks)
{
    private const string Table = "table";
    private const string Filters = "filters";
    private const string Motifs = "motifs";
    private const string Report = "report";

    /// <summary>Where states of training are kept.</summary>
    public string CheckpointFolder { get; } = Path.Combine(folder, "checkpoints");

    /// <summary>Checks that everything can be written.</summary>
    public void Plan(IEnumerable<string?> inputs) => run.Plan(
        inputs,
        [
            (Table, Path.Combine(folder, "table.tsv")),
            (Filters, Path.Combine(folder, "filters.tsv")),
            (Motifs, Path.Combine(folder, "filters.meme")),
            (Report, Path.Combine(folder, "report.html")),
            .. networks.Select(name => ($"model {name}", (string?)Path.Combine(folder, $"{name}.onnx"))),
        ]);

    /// <summary>Writes everything.</summary>
    /// <param name="data">What the networks were trained on.</param>
    /// <param name="summaries">The results.</param>
    /// <param name="seconds">Seconds of an epoch, where known.</param>
    public void Set(
        KooEddyData data, IReadOnlyList<RepresentationSummary> summaries, IReadOnlyDictionary<string, double> seconds)
    {
        WriteTable(data, summaries);
        run.Outputs.SetText(Table, writer => RepresentationTableWriter.WriteNetworks(writer, summaries, data.Published));
        run.Outputs.SetText(Filters, writer => RepresentationTableWriter.WriteFilters(writer, summaries));
        run.Outputs.SetText(Motifs, writer => MemeMotifs.Write(writer, FilterMotifs(summaries)));
        var page = new RepresentationReportData
        {
            Title = data.Description,
            Networks = summaries,
            Known = data.Known,
            Published = data.Published,
            Settings = [.. run.Settings.Where(entry => entry.Value is not null)
                .Select(entry => new ReportEntry(entry.Key.Replace('_', ' '), entry.Value!.ToString()))],
        };
        run.Outputs.SetText(Report, writer => writer.Write(RepresentationReport.Create(page).ToHtml()));
        foreach (RepresentationSummary summary in summaries)
            run.Outputs.SetBytes($"model {summary.Network}", () => NetworkOnnx.Export(summary.Trials[0].Model));
        var models = new JsonObject();
        foreach (RepresentationSummary summary in summaries)
            models[summary.Network] = Describe(summary, seconds);
        run.Additions["models"] = models;
    }

    private static PositionProbabilityMatrix[] FilterMotifs(IReadOnlyList<RepresentationSummary> summaries) =>
    [
        .. summaries.SelectMany(summary => summary.Trials[0].Filters
            .Select(matched => matched.Filter.Motif)
            .OfType<PositionProbabilityMatrix>()
            .Select(motif => new PositionProbabilityMatrix(
                $"{summary.Network}_{motif.Name}", motif.Probabilities, siteCount: motif.SiteCount))),
    ];

    private void WriteTable(KooEddyData data, IReadOnlyList<RepresentationSummary> summaries)
    {
        var table = new TextTable("network", "AUROC", "published", "AUPR", "any %", "published", "relevant %", "published");
        foreach (RepresentationSummary summary in summaries)
        {
            PublishedRepresentation? paper = data.Published.FirstOrDefault(row => row.Network == summary.Network);
            table.Add(
                summary.Network,
                MetricNames.Format(summary.Auroc),
                paper is null ? "" : MetricNames.Format(paper.Auroc),
                MetricNames.Format(summary.Auprc.Mean),
                Whole(summary.MatchedPercentage.Mean),
                paper is null ? "" : Whole(paper.MatchedPercentage),
                Whole(summary.RelevantPercentage.Mean),
                paper is null ? "" : Whole(paper.RelevantPercentage));
        }
        table.Write(run.Output);
    }

    private static string Whole(double value) => value.ToString("0", System.Globalization.CultureInfo.InvariantCulture);

    private static JsonObject Describe(RepresentationSummary summary, IReadOnlyDictionary<string, double> seconds)
    {
        var tasks = new JsonObject();
        for (int task = 0; task < summary.Tasks.Count; task++)
        {
            tasks[summary.Tasks[task]] = new JsonObject
            {
                ["auroc"] = JsonText.Number(summary.AurocOf(task)),
                ["aupr"] = JsonText.Number(summary.AuprcOf(task)),
                ["filters"] = summary.FiltersOf(task),
            };
        }
        return new JsonObject
        {
            ["auroc"] = Describe(summary.Auroc),
            ["aupr"] = Describe(summary.Auprc),
            ["jaspar"] = summary.MatchedPercentage.Mean,
            ["relevant"] = summary.RelevantPercentage.Mean,
            ["secondsPerEpoch"] = seconds.TryGetValue(summary.Network, out double epoch) ? Math.Round(epoch, 4) : null,
            ["trials"] = new JsonArray([.. summary.Trials.Select(trial => Describe(summary.Network, trial))]),
            ["tasks"] = tasks,
        };
    }

    private static JsonObject Describe(string network, RepresentationTrial trial)
    {
        var single = new RepresentationSummary(network, [trial]);
        return new JsonObject
        {
            ["auroc"] = JsonText.Number(single.Auroc.Mean),
            ["aupr"] = JsonText.Number(single.Auprc.Mean),
            ["jaspar"] = single.MatchedPercentage.Mean,
            ["relevant"] = single.RelevantPercentage.Mean,
            ["epochs"] = trial.Epochs,
            ["best_epoch"] = trial.BestEpoch,
        };
    }

    private static JsonObject Describe(MeanAndDeviation value) =>
        new() { ["mean"] = JsonText.Number(value.Mean), ["sd"] = JsonText.Number(value.Deviation) };
}
