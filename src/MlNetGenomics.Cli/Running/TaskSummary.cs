using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Reports;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Running;

/// <summary>Scores of one or more tasks over one or more folds, for tables and JSON files.</summary>
internal sealed class TaskSummary
{
    private const int MostRows = 24;

    private readonly IReadOnlyList<IReadOnlyList<TaskScores>> _folds;
    private readonly TaskMetric[] _metrics;

    /// <summary>Takes the scores.</summary>
    /// <param name="folds">For each fold, each task's.</param>
    /// <param name="transform">Scale trained on.</param>
    public TaskSummary(IReadOnlyList<IReadOnlyList<TaskScores>> folds, LabelTransform transform)
    {
        _folds = folds;
        IEnumerable<TaskScores> all = folds.SelectMany(fold => fold);
        _metrics = [.. all.Any(task => task.Ranking is not null) ? Ranking() : Regression(all, transform)];
    }

    private int TaskCount => _folds[0].Count;

    private TaskMetric[] Shown => [.. _metrics.Where(metric => metric.Title is not null)];

    /// <summary>
    /// Adds the metrics: of one task by their names; of several their means over tasks by their names, and each
    /// task's under "tasks".
    /// </summary>
    public void AddTo(JsonObject metrics)
    {
        foreach (TaskMetric metric in _metrics)
            metrics[metric.Key] = Json(MeansOverTasks(metric));
        if (TaskCount == 1)
            return;
        var tasks = new JsonObject();
        for (int task = 0; task < TaskCount; task++)
        {
            var own = new JsonObject();
            foreach (TaskMetric metric in _metrics)
                own[metric.Key] = Json(Values(task, metric));
            own["labels"] = _folds.Sum(fold => fold[task].Count);
            tasks[_folds[0][task].Task] = own;
        }
        metrics["tasks"] = tasks;
    }

    /// <summary>Writes the metrics: of one task fold by fold, of several task by task.</summary>
    public void Write(TextWriter writer)
    {
        if (TaskCount == 1 && _folds.Count > 1)
            WriteFolds(writer);
        else
            WriteTasks(writer);
    }

    /// <summary>Each task's metrics over folds.</summary>
    public IReadOnlyList<TaskMetrics> ForReport() =>
    [
        .. Enumerable.Range(0, TaskCount).Select(task => new TaskMetrics(
            _folds[0][task].Task,
            [.. Shown.Select(metric => new PlotCategory(metric.Title!, Values(task, metric)))])),
    ];

    /// <summary>The first metric, its name and its mean (sd) over folds of the mean over tasks.</summary>
    public (string Name, string Value) Headline() => (_metrics[0].Title!, Format(MeansOverTasks(_metrics[0])));

    private void WriteFolds(TextWriter writer)
    {
        var table = new TextTable(["fold", .. Shown.Select(metric => metric.Title!)]);
        for (int fold = 0; fold < _folds.Count; fold++)
        {
            table.Add(
            [
                (fold + 1).ToString(CultureInfo.InvariantCulture),
                .. Shown.Select(metric => MetricNames.Format(metric.Of(_folds[fold][0]))),
            ]);
        }
        MeanAndDeviation[] summary = [.. Shown.Select(metric => Summary(Values(0, metric)))];
        table.Add(["mean", .. summary.Select(value => MetricNames.Format(value.Mean))]);
        table.Add(["sd", .. summary.Select(value => MetricNames.Format(value.Deviation))]);
        table.Write(writer);
    }

    private void WriteTasks(TextWriter writer)
    {
        var table = new TextTable(["task", "labels", .. Shown.Select(metric => metric.Title!)]);
        int shown = TaskCount <= MostRows ? TaskCount : MostRows;
        for (int task = 0; task < shown; task++)
        {
            table.Add(
            [
                _folds[0][task].Task,
                _folds.Sum(fold => fold[task].Count).ToString(CultureInfo.InvariantCulture),
                .. Shown.Select(metric => Format(Values(task, metric))),
            ]);
        }
        if (TaskCount > 1)
            table.Add(["mean", "", .. Shown.Select(metric => Format(MeansOverTasks(metric)))]);
        table.Write(writer);
        if (shown < TaskCount)
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"(the first {shown} of {TaskCount} tasks; --json has all)"));
        }
    }

    private double[] Values(int task, TaskMetric metric) => [.. _folds.Select(fold => metric.Of(fold[task]))];

    private double[] MeansOverTasks(TaskMetric metric) => [.. _folds.Select(fold => Mean(fold.Select(metric.Of)))];

    private static IEnumerable<TaskMetric> Ranking() =>
    [
        new TaskMetric("auroc", "AUROC", task => task.Ranking?.Auroc ?? double.NaN),
        new TaskMetric("auprc", "AUPRC", task => task.Ranking?.Auprc ?? double.NaN),
    ];

    private static IEnumerable<TaskMetric> Regression(IEnumerable<TaskScores> all, LabelTransform transform)
    {
        bool hasLog2 = all.All(task => task.Regression is null or { Log2: not null });
        IEnumerable<TaskMetric> metrics = On("", isShown: true, scores => scores.On(transform))
            .Concat(On("_raw", isShown: false, scores => scores.Raw));
        return hasLog2 ? metrics.Concat(On("_log2", isShown: false, scores => scores.Log2!.Value)) : metrics;

        static IEnumerable<TaskMetric> On(string suffix, bool isShown, Func<LabelScaleScores, RegressionScores> scale)
        {
            yield return Metric("r2", "R2", scores => scores.RSquared);
            yield return Metric("pearson", "Pearson", scores => scores.Pearson);
            yield return Metric("spearman", "Spearman", scores => scores.Spearman);
            yield return Metric("mse", "MSE", scores => scores.MeanSquaredError);

            TaskMetric Metric(string key, string title, Func<RegressionScores, double> of) => new(
                key + suffix,
                isShown ? title : null,
                task => task.Regression is { } scores ? of(scale(scores)) : double.NaN);
        }
    }

    /// <summary>Scores that are not defined (a fold without positives) do not count.</summary>
    private static MeanAndDeviation Summary(IReadOnlyList<double> values) =>
        MeanAndDeviation.OfDefined(values);

    private static double Mean(IEnumerable<double> values) => Summary([.. values]).Mean;

    private static string Format(IReadOnlyList<double> folds) =>
        folds.Count == 1 ? MetricNames.Format(folds[0]) : MetricNames.Format(Summary(folds));

    private static JsonObject Json(IReadOnlyList<double> folds)
    {
        MeanAndDeviation summary = Summary(folds);
        return new JsonObject
        {
            ["mean"] = JsonText.Number(summary.Mean),
            ["sd"] = JsonText.Number(summary.Deviation),
            ["folds"] = new JsonArray([.. folds.Select(JsonText.Number)]),
        };
    }
}
