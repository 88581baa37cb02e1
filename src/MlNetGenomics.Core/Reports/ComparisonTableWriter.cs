using MlNetGenomics.Comparison;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Reports;

/// <summary>
/// Writes a comparison as a table: a row for each model, task and metric, the mean over tasks first where there are
/// several; a row with a message for a model that failed.
/// </summary>
public static class ComparisonTableWriter
{
    /// <summary>Name of the mean over tasks.</summary>
    public const string MeanTask = "(mean)";

    /// <summary>Writes it, models in the order of the leaderboard.</summary>
    /// <param name="writer">Receives the table.</param>
    /// <param name="result">The comparison.</param>
    /// <param name="board">Its leaderboard.</param>
    public static void Write(TextWriter writer, ComparisonResult result, Leaderboard board)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(board);
        var table = new TableWriter(
            writer,
            ["model", "task", "metric", "mean", "sd", "p_against_best", .. result.Splits.Select(split => split.Name), "failure"]);
        foreach (LeaderboardRow row in board.Rows)
        {
            CandidateResult candidate = row.Candidate;
            if (candidate.Failure is not null)
            {
                table.WriteRow(
                    [candidate.Name, null, null, null, null, null, .. result.Splits.Select(_ => (object?)null), candidate.Failure]);
                continue;
            }
            foreach ((string name, int? task) in Tasks(result.Goal))
            {
                foreach (ComparisonMetric metric in ComparisonMetric.For(result.Goal))
                {
                    double[] values = candidate.Values(metric, task);
                    var summary = MeanAndDeviation.OfDefined(values);
                    PairedTTest? test = row == board.Rows[0]
                        ? null
                        : Leaderboard.Test(board.Rows[0].Candidate, candidate, metric, task);
                    table.WriteRow(
                    [
                        candidate.Name, name, metric.Key, summary.Mean, summary.Deviation, test?.P,
                        .. values.Select(value => (object?)value), null,
                    ]);
                }
            }
        }
    }

    private static IEnumerable<(string Name, int? Task)> Tasks(ComparisonGoal goal)
    {
        if (goal.Tasks.Count > 1)
            yield return (MeanTask, null);
        for (int task = 0; task < goal.Tasks.Count; task++)
            yield return (goal.Tasks[task], task);
    }
}
