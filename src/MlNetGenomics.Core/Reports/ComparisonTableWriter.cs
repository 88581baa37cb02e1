using MlNetGenomics.Comparison;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Reports;

/// <summary>
/// Writes a comparison as a table: a row for each model, task and metric, the mean over tasks first where there are
/// several; a row with a message for a model without a score.
/// </summary>
public static class ComparisonTableWriter
{
    /// <summary>Name of the mean over tasks.</summary>
    public const string MeanTask = "(mean)";

    private static readonly string[] Columns =
        ["model", "outcome", "fits", "task", "metric", "mean", "sd", "low", "high", "p_against_best"];

    /// <summary>Writes it, models in the order of the leaderboard.</summary>
    /// <param name="writer">Receives the table.</param>
    /// <param name="result">The comparison.</param>
    /// <param name="board">Its leaderboard.</param>
    public static void Write(TextWriter writer, ComparisonResult result, Leaderboard board)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(board);
        var table = new TableWriter(writer, [.. Columns, .. result.Splits.Select(split => split.Name), "note"]);
        foreach (LeaderboardRow row in board.Rows)
        {
            CandidateResult candidate = row.Candidate;
            object?[] start = [candidate.Name, Name(candidate.Outcome), candidate.Runs.Count];
            if (!board.Scored.Contains(row))
            {
                table.WriteRow([.. start, .. new object?[Columns.Length - start.Length + result.Splits.Count], candidate.Note]);
                continue;
            }
            foreach ((string name, int? task) in Tasks(result.Goal))
            {
                foreach (ComparisonMetric metric in ComparisonMetric.For(result.Goal))
                    table.WriteRow([.. start, name, metric.Key, .. Scores(result, board, row, metric, task), candidate.Note]);
            }
        }
    }

    /// <summary>An outcome as tables call it: finished, failed, discarded, too-slow, not-reached.</summary>
    public static string Name(CandidateOutcome outcome) => outcome switch
    {
        CandidateOutcome.Finished => "finished",
        CandidateOutcome.Failed => "failed",
        CandidateOutcome.Discarded => "discarded",
        CandidateOutcome.TooSlow => "too-slow",
        CandidateOutcome.NotReached => "not-reached",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "no outcome"),
    };

    /// <summary>Mean, deviation, interval, P, and the score of each split.</summary>
    private static IEnumerable<object?> Scores(
        ComparisonResult result, Leaderboard board, LeaderboardRow row, ComparisonMetric metric, int? task)
    {
        IReadOnlyList<CandidateRun> runs = row.Candidate.Runs;
        double[] values = row.Candidate.Values(metric, task);
        var summary = MeanAndDeviation.OfDefined(values);
        (Interval? likely, double? p) = (row.Likely, row.AgainstBest?.P);
        // What orders the board is there already.
        bool isMean = task is null || result.Goal.Tasks.Count == 1;
        if (metric.Key != board.Metric.Key || !isMean)
        {
            var uncertainty = new ScoreUncertainty(result.Goal, metric);
            likely = uncertainty.OfFolds(runs, task);
            p = row == board.Rows[0] ? null : uncertainty.BetweenFolds(board.Rows[0].Candidate.Runs, runs, task)?.P;
        }
        return
        [
            summary.Mean, summary.Deviation, likely?.Low, likely?.High, p,
            .. values.Select(value => (object?)value), .. new object?[result.Splits.Count - values.Length],
        ];
    }

    private static IEnumerable<(string Name, int? Task)> Tasks(ComparisonGoal goal)
    {
        if (goal.Tasks.Count > 1)
            yield return (MeanTask, null);
        for (int task = 0; task < goal.Tasks.Count; task++)
            yield return (goal.Tasks[task], task);
    }
}
