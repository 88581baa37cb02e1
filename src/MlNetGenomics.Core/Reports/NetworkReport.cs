using MlNetGenomics.Networks;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Reports;

/// <summary>The page about a trained network: how well it learned, its layers, its settings.</summary>
public static class NetworkReport
{
    // More dots side by side could not be told apart.
    private const int MostDrawnTasks = 12;

    /// <summary>Makes the page.</summary>
    public static HtmlReport Create(NetworkReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Network network = data.Network;
        var report = new HtmlReport(
            data.Title,
            FormattableString.Invariant($"Network {network.Name}, {network.TrainableCount:#,0} trainable numbers, ")
            + FormattableString.Invariant($"for sequences of {network.InputLength} bp"));
        report.AddSection("Performance");
        if (data.Highlights.Count > 0)
            report.AddHighlights(data.Highlights);
        ReportFigure[] figures = [.. Figures(data)];
        if (figures.Length > 0)
            report.AddFigures(figures);
        if (data.Tasks.Count > 0)
            report.AddHeading("Tasks").AddTable(TaskTable(data.Tasks));
        report.AddSection("Layers").AddTable(LayerTable(NetworkTable.Of(network)));
        if (data.Settings.Count > 0)
            report.AddSection("Settings").AddEntries(data.Settings);
        if (data.Notes.Count > 0)
        {
            report.AddSection("How this was made");
            foreach (string note in data.Notes)
                report.AddParagraph(note);
        }
        return report;
    }

    private static IEnumerable<ReportFigure> Figures(NetworkReportData data)
    {
        if (data.LearningCurves.Count > 0)
        {
            yield return new ReportFigure(
                LinePlot.Draw(
                    data.LearningCurves,
                    new PlotOptions { Title = "Learning curve", XTitle = "epoch", YTitle = LossName(data.Loss) }),
                "");
        }
        if (data.Tasks.Count is 0 or > MostDrawnTasks)
            yield break;
        string first = data.Tasks[0].Metrics[0].Name;
        PlotCategory[] drawn =
            [.. data.Tasks.Select(task => new PlotCategory(task.Task, task.Metrics[0].Values))];
        if (drawn.All(task => task.Values.All(double.IsFinite)))
        {
            yield return new ReportFigure(
                DotPlot.Draw(drawn, new PlotOptions { Title = $"{first} by task" }),
                "Each small dot is a fold; the large dot is the mean, the bars one standard deviation.");
        }
    }

    private static HtmlTable TaskTable(IReadOnlyList<TaskMetrics> tasks)
    {
        var table = new HtmlTable(["task", .. tasks[0].Metrics.Select(metric => metric.Name)]);
        foreach (TaskMetrics task in tasks)
            table.AddRow([task.Task, .. task.Metrics.Select(metric => (object?)Summary(metric.Values))]);
        return table;
    }

    private static string Summary(IReadOnlyList<double> values)
    {
        var summary = MeanAndDeviation.Of(values.Where(double.IsFinite).DefaultIfEmpty(double.NaN));
        return values.Count == 1
            ? HtmlTable.FormatNumber(summary.Mean)
            : $"{HtmlTable.FormatNumber(summary.Mean)} ({HtmlTable.FormatNumber(summary.Deviation)})";
    }

    private static HtmlTable LayerTable(NetworkTable network)
    {
        var table = new HtmlTable("layer", "settings", "output", "parameters", "sees, bp");
        foreach (NetworkTableRow row in network.Rows)
            table.AddRow(row.Layer, row.Settings, row.Output.ToString(), row.ParameterCount, row.ReceptiveField.Width);
        return table;
    }

    private static string LossName(Loss loss) => loss switch
    {
        Loss.BinaryCrossEntropy => "cross-entropy",
        Loss.Poisson => "Poisson loss",
        _ => "mean squared error",
    };
}
