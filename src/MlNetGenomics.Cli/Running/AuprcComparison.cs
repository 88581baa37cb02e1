using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.NeuronMotif.Diagnosis;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Running;

/// <summary>Two models compared on the same sequences by each task's AUPRC.</summary>
internal sealed class AuprcComparison
{
    private const int MostRows = 24;

    private readonly string _model;
    private readonly string _other;
    private readonly string[] _tasks;
    private readonly double[] _first;
    private readonly double[] _second;
    private readonly NetworkAuprcComparison _comparison;

    /// <summary>Compares two models.</summary>
    /// <param name="model">Path of the first.</param>
    /// <param name="scores">Its scores, one a task.</param>
    /// <param name="other">Path of the second.</param>
    /// <param name="otherScores">Its scores, of the same tasks.</param>
    /// <exception cref="GenomicsException">Fewer than two tasks have positives.</exception>
    public AuprcComparison(string model, IReadOnlyList<TaskScores> scores, string other, IReadOnlyList<TaskScores> otherScores)
    {
        (_model, _other) = (model, other);
        _tasks = [.. scores.Select(task => task.Task)];
        _first = Areas(scores);
        _second = Areas(otherScores);
        _comparison = NetworkAuprcComparison.Of(_first, _second);
    }

    /// <summary>Writes the comparison, and adds it to the JSON file.</summary>
    public void Write(CommandRun run)
    {
        run.Output.WriteLine();
        run.Output.WriteLine($"AUPRC of {_model}, and of {_other}");
        var table = new TextTable("task", "AUPRC", "other", "difference");
        foreach (int i in Enumerable.Range(0, _tasks.Length).Take(MostRows))
            table.Add(_tasks[i], Number(_first[i]), Number(_second[i]), Number(_first[i] - _second[i]));
        table.Write(run.Output);
        if (_tasks.Length > MostRows)
            run.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"(the first {MostRows} of {_tasks.Length} tasks; --json has all)"));
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"greater in {_comparison.BetterCount} of {_comparison.TaskCount} tasks, on average by {_comparison.MeanDifference:0.0000}; ") +
            string.Create(
                CultureInfo.InvariantCulture,
                $"paired t-test of one side: t = {_comparison.Test.T:0.00}, p = {_comparison.Test.PGreater:0.###e0}"));
        run.Additions["against"] = ToJson();
    }

    private JsonObject ToJson()
    {
        var tasks = new JsonObject();
        for (int i = 0; i < _tasks.Length; i++)
            tasks[_tasks[i]] = new JsonObject { ["auprc"] = JsonText.Number(_first[i]), ["other"] = JsonText.Number(_second[i]) };
        return new JsonObject
        {
            ["model"] = _other,
            ["tasks"] = _comparison.TaskCount,
            ["better"] = _comparison.BetterCount,
            ["meanDifference"] = JsonText.Number(_comparison.MeanDifference),
            ["t"] = JsonText.Number(_comparison.Test.T),
            ["degreesOfFreedom"] = _comparison.Test.DegreesOfFreedom,
            ["p"] = JsonText.Number(_comparison.Test.PGreater),
            ["auprc"] = tasks,
        };
    }

    private static double[] Areas(IReadOnlyList<TaskScores> scores) => [.. scores.Select(task => task.Ranking?.Auprc ?? double.NaN)];

    private static string Number(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
