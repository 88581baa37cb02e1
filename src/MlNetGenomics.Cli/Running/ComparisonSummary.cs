using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Comparison;
using MlNetGenomics.Reports;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Cli.Running;

/// <summary>Says how a comparison went: tables for people, the leaderboard for the JSON file.</summary>
/// <param name="run">The run.</param>
/// <param name="result">The comparison.</param>
/// <param name="board">Its leaderboard.</param>
internal sealed class ComparisonSummary(CommandRun run, ComparisonResult result, Leaderboard board)
{
    // What fits beside names of some twelve letters on a line of a terminal.
    private const int MostModels = 4;

    private readonly LeaderboardRow[] _fitted = [.. board.Scored];

    /// <summary>Writes it all.</summary>
    public void Write()
    {
        WriteBoard();
        if (result.Goal.Tasks.Count > 1)
            WriteTasks();
        WriteChoices();
        WriteEnding();
        foreach (LeaderboardRow row in board.Rows)
        {
            if (row.Candidate.Failure is { } failure)
                run.Warn($"{row.Candidate.Name} failed: {failure}");
            else if (row.Candidate.Note is { Length: > 0 } note)
                run.Output.WriteLine($"{row.Candidate.Name} {ComparisonTableWriter.Name(row.Candidate.Outcome)}, {note}");
        }
        if (board.Best is { } best)
            Metrics(best.Candidate).AddTo(run.Metrics);
        run.Additions["best"] = board.Best?.Candidate.Name;
        run.Additions["leaderboard"] = new JsonArray([.. board.Rows.Select(Describe)]);
    }

    private void WriteBoard()
    {
        // MSE has no place on a narrow line, nor have the deviations of all metrics; files have them.
        ComparisonMetric[] others = [.. ComparisonMetric.For(result.Goal)
            .Where(metric => metric.IsBetterIfGreater && metric.Key != board.Metric.Key)];
        bool areSame = _fitted.All(row => row.Candidate.Runs.Count == result.Splits.Count);
        string[] fits = areSame ? [] : ["fits"];
        var table = new TextTable(["model", board.Metric.Title, "95 %", .. others.Select(metric => metric.Title), "p", "s", .. fits]);
        foreach (LeaderboardRow row in _fitted)
        {
            string[] own = areSame ? [] : [row.Candidate.Runs.Count.ToString(CultureInfo.InvariantCulture)];
            table.Add(
            [
                row.Candidate.Name,
                Format(row.Candidate.Values(board.Metric)),
                row.Likely is { } likely ? string.Create(CultureInfo.InvariantCulture, $"{likely.Low:0.00} {likely.High:0.00}") : "",
                .. others.Select(metric => MetricNames.Format(MeanAndDeviation.OfDefined(row.Candidate.Values(metric)).Mean)),
                row.AgainstBest is { } test ? test.P.ToString(test.P < 0.001 ? "0e0" : "0.000", CultureInfo.InvariantCulture) : "",
                row.Candidate.Seconds.ToString("0", CultureInfo.InvariantCulture),
                .. own,
            ]);
        }
        table.Write(run.Output);
    }

    private void WriteEnding()
    {
        if (result.Ending == ComparisonEnding.OutOfTime)
            run.Output.WriteLine($"out of time after {result.Rounds} of {result.Splits.Count} fits of each model");
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
        var entry = new JsonObject
        {
            ["model"] = candidate.Name,
            ["outcome"] = ComparisonTableWriter.Name(candidate.Outcome),
            ["fits"] = candidate.Runs.Count,
        };
        if (candidate.Note.Length > 0)
            entry["note"] = candidate.Note;
        if (!_fitted.Contains(row))
            return entry;
        var metrics = new JsonObject();
        Metrics(candidate).AddTo(metrics);
        entry["metrics"] = metrics;
        entry["interval"] = row.Likely is { } likely ? new JsonArray(JsonText.Number(likely.Low), JsonText.Number(likely.High)) : null;
        entry["p_against_best"] = row.AgainstBest is { } test ? JsonText.Number(test.P) : null;
        entry["t_against_best"] = row.AgainstBest is { T: { } t } ? JsonText.Number(t) : null;
        entry["seconds"] = Math.Round(candidate.Seconds, 3);
        entry["choices"] = new JsonArray([.. candidate.Runs.Select(one => JsonValue.Create(one.Choice))]);
        return entry;
    }

    private TaskSummary Metrics(CandidateResult candidate) =>
        new([.. candidate.Runs.Select(one => one.Scores)], result.Goal.Transform);

    private static string Format(double[] values) =>
        values.Length == 1 ? MetricNames.Format(values[0]) : MetricNames.Format(MeanAndDeviation.OfDefined(values));
}
