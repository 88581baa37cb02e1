using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Files;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Reports;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Running;

/// <summary>What the report pages of the commands say.</summary>
internal static class MuseamPages
{
    /// <summary>The page of a trained model.</summary>
    public static MuseamReportData OfTraining(
        string source, MuseamFit fit, MuseamSettings settings, SequenceSet sequences) => new()
        {
            Title = $"MuSeAM on {FileTitle(source)}",
            Model = fit.Model,
            Highlights =
            [
                new ReportEntry("sequences", Count(sequences.Count)),
                new ReportEntry("bases each", Count(sequences.Length)),
                new ReportEntry("kernels", Count(fit.Model.KernelCount)),
                new ReportEntry("loss of the last epoch", HtmlTable.FormatNumber(fit.History[^1].Training)),
            ],
            LearningCurves = Curves(fit.History, isFaint: false),
            ActivityName = ActivityName(settings),
            Settings = Entries(settings),
            Notes =
            [
                "The loss is the mean squared error over the training set, each batch before its step. For figures " +
                "on sequences that the model has not seen, cross-validate.",
            ],
        };

    /// <summary>The page of a cross-validation, with the motifs of a model trained on everything.</summary>
    public static MuseamReportData OfCrossValidation(
        string source,
        CrossValidationResult result,
        MuseamModel model,
        MuseamSettings settings,
        SequenceSet sequences,
        IReadOnlyList<float> labels)
    {
        MeanAndDeviation rSquared = result.Summary(fold => fold.On(result.Transform).RSquared);
        MeanAndDeviation spearman = result.Summary(fold => fold.On(result.Transform).Spearman);
        bool isLog = result.Transform == LabelTransform.Log2;
        return new MuseamReportData
        {
            Title = $"MuSeAM on {FileTitle(source)}, cross-validated",
            Model = model,
            Highlights =
            [
                new ReportEntry("mean R²", HtmlTable.FormatNumber(rSquared.Mean)),
                new ReportEntry("mean Spearman", HtmlTable.FormatNumber(spearman.Mean)),
                new ReportEntry("folds", Count(result.Folds.Count)),
                new ReportEntry("sequences", Count(sequences.Count)),
            ],
            FoldMetrics = FoldMetrics(result),
            Measured = [.. labels.Select(label => isLog ? Math.Log2(label) : label)],
            Predicted = [.. result.Predictions.Select(prediction => (double)prediction)],
            ActivityName = ActivityName(settings),
            LearningCurves = [.. result.Folds.SelectMany(fold => Curves(fold.History, isFaint: true))],
            Settings = Entries(settings),
            Notes =
            [
                "Every prediction is by a model that had not seen the sequence. Metrics are over whole folds: R² is " +
                "1 − SSres/SStot, Spearman takes average ranks for ties; the summary is mean (sample standard " +
                "deviation).",
                "The motifs are of a model trained on all sequences with the same settings.",
            ],
        };
    }

    /// <summary>Settings by name.</summary>
    public static IReadOnlyList<ReportEntry> Entries(MuseamSettings settings) =>
    [
        .. MuseamOptions.Describe(settings)
            .Select(setting => new ReportEntry(setting.Key.Replace('_', ' '), Text(setting.Value))),
    ];

    private static IReadOnlyList<PlotCategory> FoldMetrics(CrossValidationResult result)
    {
        var metrics = new List<PlotCategory>();
        Add("raw", fold => fold.Raw);
        if (result.Folds.All(fold => fold.Log2 is not null))
            Add("log2", fold => fold.Log2!.Value);
        return metrics;

        void Add(string scale, Func<FoldResult, RegressionScores> scores)
        {
            metrics.Add(new PlotCategory($"R² {scale}", [.. result.Folds.Select(fold => scores(fold).RSquared)]));
            metrics.Add(new PlotCategory($"Pearson {scale}", [.. result.Folds.Select(fold => scores(fold).Pearson)]));
            metrics.Add(new PlotCategory($"Spearman {scale}", [.. result.Folds.Select(fold => scores(fold).Spearman)]));
        }
    }

    internal static IReadOnlyList<PlotSeries> Curves(IReadOnlyList<EpochLoss> history, bool isFaint)
    {
        List<PlotSeries> curves =
            [PlotSeries.Over("training", [.. history.Select(loss => loss.Training)], isFaint)];
        if (history.Any(loss => !double.IsNaN(loss.Validation)))
            curves.Add(PlotSeries.Over("validation", [.. history.Select(loss => loss.Validation)], isFaint));
        return curves;
    }

    private static string ActivityName(MuseamSettings settings) =>
        settings.LabelTransform == LabelTransform.Log2 ? $"{settings.TaskName} (log2)" : settings.TaskName;

    internal static string FileTitle(string path) =>
        path == InputFile.StandardInput ? InputFile.DisplayName(path) : Path.GetFileName(path);

    internal static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    internal static string Text(JsonNode? value) => value switch
    {
        null => "none",
        JsonArray array => string.Join(", ", array.Select(Text)),
        _ => value.ToString(),
    };
}
