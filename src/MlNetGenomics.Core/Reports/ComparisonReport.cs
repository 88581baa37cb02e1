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
    /// <param name="settings">What was asked for.</param>
    public static HtmlReport Create(
        string title,
        string subtitle,
        ComparisonResult result,
        Leaderboard board,
        IReadOnlyList<ReportEntry> settings)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(board);
        var report = new HtmlReport(title, subtitle);
        IReadOnlyList<string> tasks = result.Goal.Tasks;
        report.AddSection("Leaderboard");
        if (board.Best is { } best)
        {
            report.AddHighlights(
            [
                new ReportEntry("best model", best.Candidate.Name),
                new ReportEntry($"its {board.Metric.Title}, mean (sd)", Text(best.Candidate.Values(board.Metric))),
                .. Likely(best) is { } likely ? [new ReportEntry("with a chance of 95 % within", likely)] : Array.Empty<ReportEntry>(),
                new ReportEntry("fits of each model", $"{result.Rounds}"),
            ]);
        }
        report.AddTable(BoardTable(result, board));
        if (Ending(result) is { Length: > 0 } ending)
            report.AddParagraph(ending);
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
        report.AddParagraph(HowSure(result));
        if (board.Rows.Any(row => row.Candidate.Outcome == CandidateOutcome.Discarded))
        {
            report.AddParagraph(
                "A discarded model was left out after some fits: over the sequences tested by then, drawn anew many times, it " +
                "was hardly ever as good as the best. Its scores are of these fits only.");
        }
        return report;
    }

    private static string Ending(ComparisonResult result) => result.Ending switch
    {
        ComparisonEnding.OutOfTime => FormattableString.Invariant(
            $"The time was over after {result.Rounds} of {result.Splits.Count} fits of each model."),
        ComparisonEnding.Stopped => FormattableString.Invariant(
            $"It was stopped after {result.Rounds} of {result.Splits.Count} fits of each model."),
        _ => "",
    };

    private static string HowSure(ComparisonResult result) => result.Splits.Count(split => split.Fold > 0) > 1
        ? "Intervals (95 %) and P, against the best, are by Student's t of scores of folds, corrected for training sets that " +
          "overlap (Nadeau and Bengio 2003); of fewer than three folds by drawing the tested sequences anew."
        : "Intervals (95 %) and P, against the best, are by drawing the test sequences anew, the same ones for all models.";

    private static HtmlTable BoardTable(ComparisonResult result, Leaderboard board)
    {
        IReadOnlyList<ComparisonMetric> metrics = ComparisonMetric.For(result.Goal);
        bool hasNotes = board.Rows.Any(row => row.Candidate.Note.Length > 0);
        string[] noteColumn = hasNotes ? ["note"] : [];
        var table = new HtmlTable(
            ["model", .. metrics.Select(metric => metric.Title), $"{board.Metric.Title}, 95 %", "P", "fits", "seconds", .. noteColumn]);
        foreach (LeaderboardRow row in board.Rows)
        {
            CandidateResult candidate = row.Candidate;
            bool isScored = board.Scored.Contains(row);
            object?[] note = hasNotes ? [candidate.Note] : [];
            table.AddRow(
            [
                candidate.Name,
                .. metrics.Select(metric => isScored ? (object?)Text(candidate.Values(metric)) : null),
                Likely(row),
                row.AgainstBest?.P,
                candidate.Runs.Count,
                candidate.Runs.Count > 0 ? (int)Math.Round(candidate.Seconds) : null,
                .. note,
            ]);
        }
        return table;
    }

    private static string? Likely(LeaderboardRow row) => row.Likely is { } likely
        ? $"{HtmlTable.FormatNumber(likely.Low)} to {HtmlTable.FormatNumber(likely.High)}"
        : null;

    private static HtmlTable TaskTable(ComparisonResult result, Leaderboard board)
    {
        CandidateResult[] candidates = [.. board.Scored.Select(row => row.Candidate)];
        var table = new HtmlTable(["task", .. candidates.Select(candidate => candidate.Name)]);
        for (int task = 0; task < result.Goal.Tasks.Count; task++)
        {
            table.AddRow(
            [
                result.Goal.Tasks[task],
                .. candidates.Select(candidate => (object?)Text(candidate.Values(board.Metric, task))),
            ]);
        }
        return table;
    }

    private static IEnumerable<ReportFigure> Figures(ComparisonResult result, Leaderboard board)
    {
        CandidateResult[] candidates = [.. board.Scored.Select(row => row.Candidate)];
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

    private static string Text(double[] values)
    {
        var summary = MeanAndDeviation.OfDefined(values);
        string mean = HtmlTable.FormatNumber(summary.Mean);
        return values.Length == 1 ? mean : $"{mean} ({HtmlTable.FormatNumber(summary.Deviation)})";
    }
}
