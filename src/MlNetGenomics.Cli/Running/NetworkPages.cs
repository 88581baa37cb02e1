using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Networks;
using MlNetGenomics.Reports;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Running;

/// <summary>What the report pages about networks say.</summary>
internal static class NetworkPages
{
    /// <summary>The page of a trained network.</summary>
    public static NetworkReportData OfTraining(
        string source, NetworkTrainingResult trained, NetworkCandidate candidate, int count) => new()
        {
            Title = $"{trained.Model.Network.Name} on {MuseamPages.FileTitle(source)}",
            Network = trained.Model.Network,
            Loss = trained.Loss,
            Highlights =
            [
                .. Common(trained.Model.Network, count),
                new ReportEntry("loss of its epoch", HtmlTable.FormatNumber(LossOf(trained))),
            ],
            LearningCurves = MuseamPages.Curves(trained.History, isFaint: false),
            Settings = Entries(candidate.Describe(trained.Loss)),
            Notes =
            [
                "The training loss is the mean over the epoch, each batch before its step, without penalties. For " +
                "figures on sequences that the model has not seen, cross-validate, or evaluate on others.",
            ],
        };

    /// <summary>The page of a cross-validation.</summary>
    public static NetworkReportData OfCrossValidation(
        string source,
        Network network,
        NetworkCrossValidationResult result,
        TaskSummary summary,
        NetworkCandidate candidate,
        int count)
    {
        (string name, string value) = summary.Headline();
        return new NetworkReportData
        {
            Title = $"{network.Name} on {MuseamPages.FileTitle(source)}, cross-validated",
            Network = network,
            Loss = result.Loss,
            Highlights = [new ReportEntry($"mean {name} (sd)", value), .. Common(network, count)],
            LearningCurves = [.. result.Folds.SelectMany(fold => MuseamPages.Curves(fold.History, isFaint: true))],
            Tasks = summary.ForReport(),
            Settings = Entries(candidate.Describe(result.Loss)),
            Notes =
            [
                "Every prediction is by a model that had not seen the sequence. Metrics are over whole folds; the " +
                "summary is mean (sample standard deviation) over the folds in which a metric is defined.",
            ],
        };
    }

    private static double LossOf(NetworkTrainingResult trained)
    {
        EpochLoss loss = trained.History[trained.BestEpoch - 1];
        return double.IsNaN(loss.Validation) ? loss.Training : loss.Validation;
    }

    private static ReportEntry[] Common(Network network, int count) =>
    [
        new ReportEntry("sequences", MuseamPages.Count(count)),
        new ReportEntry("bases each", MuseamPages.Count(network.InputLength)),
        new ReportEntry(network.Tasks.Length == 1 ? "task" : "tasks", MuseamPages.Count(network.Tasks.Length)),
    ];

    private static IReadOnlyList<ReportEntry> Entries(JsonObject settings) =>
        [.. settings.Select(setting => new ReportEntry(setting.Key.Replace('_', ' '), MuseamPages.Text(setting.Value)))];
}
