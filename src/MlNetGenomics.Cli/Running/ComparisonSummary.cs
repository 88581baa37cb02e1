using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Comparison;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Cli.Running;

/// <summary>Says how a comparison went: tables for people, the leaderboard for the JSON file.</summary>
/// <param name="run">The run.</param>
/// <param name="result">The comparison.</param>
/// <param name="board">Its leaderboard.</param>
/// <param name="seconds">How long each model took.</param>
internal sealed class ComparisonSummary(
    CommandRun run, ComparisonResult result, Leaderboard board, IReadOnlyDictionary<string, double> seconds)
{
    // What fits beside names of some twelve letters on a line of a terminal.
    private const int MostModels = 4;

    private readonly LeaderboardRow[] _fitted = [.. board.Rows.Where(row => row.Candidate.Failure is null)];

    /// <summary>Writes it all.</summary>
    public void Write()
    {
        WriteBoard();
        if (result.Goal.Tasks.Count > 1)
            WriteTasks();
        WriteChoices();
        foreach (LeaderboardRow row in board.Rows)
        {
            if (row.Candidate.Failure is { } failure)
                run.Warn($"{row.Candidate.Name} failed: {failure}");
        }
        if (board.Best is { } best)
            Metrics(best.Candidate).AddTo(run.Metrics);
        run.Additions["best"] = board.Best?.Candidate.Name;
        run.Additions["leaderboard"] = new JsonArray([.. board.Rows.Select(Describe)]);
    }

    private void WriteBoard()
    {
        // MSE has no place on a narrow line; files have it.
        ComparisonMetric[] metrics = [.. ComparisonMetric.For(result.Goal).Where(metric => metric.IsBetterIfGreater)];
        var table = new TextTable(["model", .. metrics.Select(metric => metric.Title), "p", "s"]);
        foreach (LeaderboardRow row in _fitted)
        {
            table.Add(
            [
                row.Candidate.Name,
                .. metrics.Select(metric => Format(row.Candidate.Values(metric))),
                row.AgainstBest is { } test ? test.P.ToString(test.P < 0.001 ? "0e0" : "0.000", CultureInfo.InvariantCulture) : "",
                seconds[row.Candidate.Name].ToString("0", CultureInfo.InvariantCulture),
            ]);
        }
        table.Write(run.Output);
    }

    private void WriteTasks()
    {
        foreach (LeaderboardRow[] rows in _fitted.Chunk(MostModels))
        {
            run.Output.WriteLine();
            var table = new TextTable([board.Metric.Title, .. rows.Select(row => row.Candidate.Name)]);
            for (int task = 0; task < result.Goal.Tasks.Count; task++)
                table.Add([result.Goal.Tasks[task], .. rows.Select(row => Format(row.Candidate.Values(board.Metric, task)))]);
            table.Write(run.Output);
        }
    }

    private void WriteChoices()
    {
        foreach (LeaderboardRow row in _fitted)
        {
            var choices = row.Candidate.Runs.GroupBy(one => one.Choice).OrderByDescending(group => group.Count()).ToArray();
            if (choices[0].Key.Length > 0 && choices[0].Count() > 1)
            {
                run.Output.WriteLine(
                    $"{row.Candidate.Name}: {choices[0].Key} ({choices[0].Count()} of {row.Candidate.Runs.Count} fits)");
            }
        }
    }

    private JsonObject Describe(LeaderboardRow row)
    {
        CandidateResult candidate = row.Candidate;
        var entry = new JsonObject { ["model"] = candidate.Name };
        if (candidate.Failure is not null)
        {
            entry["failure"] = candidate.Failure;
            return entry;
        }
        var metrics = new JsonObject();
        Metrics(candidate).AddTo(metrics);
        entry["metrics"] = metrics;
        entry["p_against_best"] = row.AgainstBest is { } test ? JsonText.Number(test.P) : null;
        entry["t_against_best"] = row.AgainstBest is { } same ? JsonText.Number(same.T) : null;
        entry["seconds"] = Math.Round(seconds[candidate.Name], 3);
        entry["choices"] = new JsonArray([.. candidate.Runs.Select(one => JsonValue.Create(one.Choice))]);
        return entry;
    }

    private TaskSummary Metrics(CandidateResult candidate) =>
        new([.. candidate.Runs.Select(one => one.Scores)], result.Goal.Transform);

    private static string Format(double[] values) =>
        values.Length == 1 ? MetricNames.Format(values[0]) : MetricNames.Format(MeanAndDeviation.OfDefined(values));
}
