using MlNetGenomics.Comparison;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Reports;

/// <summary>The page about a comparison: the leaderboard, every fit's score, and each task's.</summary>
public static class ComparisonReport
{
    // More dots side by side could not be told apart.
    private const int MostDrawnTasks = 8;

    // Pixels a model needs for its name below its dots.
    private const double WidthOfModel = 110;

    /// <summary>Makes the page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="subtitle">Data and folds in a line.</param>
    /// <param name="result">The comparison.</param>
    /// <param name="board">Its leaderboard.</param>
    /// <param name="seconds">How long each model took, by its name.</param>
    /// <param name="settings">What was asked for.</param>
    public static HtmlReport Create(
        string title,
        string subtitle,
        ComparisonResult result,
        Leaderboard board,
        IReadOnlyDictionary<string, double> seconds,
        IReadOnlyList<ReportEntry> settings)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(seconds);
        var report = new HtmlReport(title, subtitle);
        IReadOnlyList<string> tasks = result.Goal.Tasks;
        report.AddSection("Leaderboard");
        if (board.Best is { } best)
        {
            report.AddHighlights(
            [
                new ReportEntry("best model", best.Candidate.Name),
                new ReportEntry($"its {board.Metric.Title}, mean (sd)", Text(best.Summary)),
                new ReportEntry("fits of each model", $"{result.Splits.Count}"),
            ]);
        }
        report.AddTable(BoardTable(result, board, seconds));
        if (tasks.Count > 1)
            report.AddHeading($"{board.Metric.Title} by task").AddTable(TaskTable(result, board));
        report.AddHeading("Every fit").AddFigures([.. Figures(result, board)]);
        HtmlTable choices = ChoiceTable(board);
        if (choices.RowCount > 0)
            report.AddHeading("What was chosen while fitting").AddTable(choices);
        report.AddSection("Settings").AddEntries(settings).AddSection("How this was made");
        report.AddParagraph(
            "Every model was fitted to the same sequences and scored on the same others, which it had not seen. Metrics " +
            "are over whole test sets; the table has mean (sample standard deviation) over all of them.");
        report.AddParagraph(
            $"P is Student's paired t-test of {board.Metric.Title} against the best model, fit by fit. Training sets of " +
            "folds overlap, so it is smaller than it should be: a guide, not a proof.");
        return report;
    }

    private static HtmlTable BoardTable(
        ComparisonResult result, Leaderboard board, IReadOnlyDictionary<string, double> seconds)
    {
        IReadOnlyList<ComparisonMetric> metrics = ComparisonMetric.For(result.Goal);
        bool hasFailures = board.Rows.Any(row => row.Candidate.Failure is not null);
        string[] failureColumn = hasFailures ? ["failed"] : [];
        var table = new HtmlTable(
            ["model", .. metrics.Select(metric => metric.Title), "P against the best", "seconds", .. failureColumn]);
        foreach (LeaderboardRow row in board.Rows)
        {
            CandidateResult candidate = row.Candidate;
            object?[] failure = hasFailures ? [candidate.Failure] : [];
            table.AddRow(
            [
                candidate.Name,
                .. metrics.Select(metric => candidate.Failure is null ? (object?)Text(MeanAndDeviation.OfDefined(candidate.Values(metric))) : null),
                row.AgainstBest?.P,
                candidate.Failure is null && seconds.TryGetValue(candidate.Name, out double time) ? (int)Math.Round(time) : null,
                .. failure,
            ]);
        }
        return table;
    }

    private static HtmlTable TaskTable(ComparisonResult result, Leaderboard board)
    {
        CandidateResult[] candidates = [.. board.Rows.Select(row => row.Candidate).Where(one => one.Failure is null)];
        var table = new HtmlTable(["task", .. candidates.Select(candidate => candidate.Name)]);
        for (int task = 0; task < result.Goal.Tasks.Count; task++)
        {
            table.AddRow(
            [
                result.Goal.Tasks[task],
                .. candidates.Select(candidate => (object?)Text(MeanAndDeviation.OfDefined(candidate.Values(board.Metric, task)))),
            ]);
        }
        return table;
    }

    private static IEnumerable<ReportFigure> Figures(ComparisonResult result, Leaderboard board)
    {
        CandidateResult[] candidates = [.. board.Rows.Select(row => row.Candidate).Where(one => one.Failure is null)];
        if (candidates.Length == 0)
            yield break;
        IReadOnlyList<string> tasks = result.Goal.Tasks;
        yield return Figure(tasks.Count == 1 ? board.Metric.Title : $"{board.Metric.Title}, mean over tasks", null);
        if (tasks.Count is 1 or > MostDrawnTasks)
            yield break;
        for (int task = 0; task < tasks.Count; task++)
            yield return Figure($"{board.Metric.Title}, {tasks[task]}", task);

        ReportFigure Figure(string title, int? task) => new(
            DotPlot.Draw(
                [.. candidates.Select(candidate => new PlotCategory(candidate.Name, candidate.Values(board.Metric, task)))],
                new PlotOptions { Title = title, Width = Math.Max(440, 60 + WidthOfModel * candidates.Length) },
                includeZero: false),
            task is null ? "Each small dot is a fit; the large dot is the mean, the bars one standard deviation." : "");
    }

    private static HtmlTable ChoiceTable(Leaderboard board)
    {
        var table = new HtmlTable("model", "choice");
        foreach (LeaderboardRow row in board.Rows)
        {
            if (Choices(row.Candidate) is { Length: > 0 } choices)
                table.AddRow(row.Candidate.Name, choices);
        }
        return table;
    }

    /// <summary>Each choice once, the most frequent first.</summary>
    private static string Choices(CandidateResult candidate) => string.Join(
        " · ",
        candidate.Runs.Select(run => run.Choice).Where(choice => choice.Length > 0)
            .GroupBy(choice => choice).OrderByDescending(same => same.Count())
            .Select(same => same.Count() == 1 ? same.Key : FormattableString.Invariant($"{same.Key} ({same.Count()}×)")));

    private static string Text(MeanAndDeviation summary) =>
        $"{HtmlTable.FormatNumber(summary.Mean)} ({HtmlTable.FormatNumber(summary.Deviation)})";
}
