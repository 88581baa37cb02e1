using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Running;

/// <summary>Says how a cross-validation of a network went: tables for people, metrics for the JSON file.</summary>
internal sealed class NetworkCrossValidationSummary
{
    private readonly CommandRun _run;
    private readonly IReadOnlyList<NetworkCandidate> _candidates;
    private readonly IReadOnlyList<NetworkCrossValidationResult> _results;
    private readonly int _best;

    /// <summary>Finds the best candidate: the first of the greatest criterion.</summary>
    public NetworkCrossValidationSummary(
        CommandRun run,
        IReadOnlyList<NetworkCandidate> candidates,
        IReadOnlyList<NetworkCrossValidationResult> results)
    {
        _run = run;
        _candidates = candidates;
        _results = results;
        for (int i = 1; i < results.Count; i++)
        {
            // NaN, where no score is defined, is less than any number.
            if (CriterionOf(i).CompareTo(CriterionOf(_best)) > 0)
                _best = i;
        }
        Tasks = SummaryOf(_best);
    }

    /// <summary>The best candidate.</summary>
    public NetworkCandidate BestCandidate => _candidates[_best];

    /// <summary>Its scores and predictions.</summary>
    public NetworkCrossValidationResult Best => _results[_best];

    /// <summary>Its scores, task by task.</summary>
    public TaskSummary Tasks { get; }

    /// <summary>Writes it all.</summary>
    public void Write()
    {
        if (_candidates.Count > 1)
            WriteCandidates();
        Tasks.Write(_run.Output);
        Tasks.AddTo(_run.Metrics);
        _run.AddSettings(BestCandidate.Describe(Best.Loss));
        if (_candidates.Count == 1)
            return;
        var described = new JsonArray();
        for (int i = 0; i < _candidates.Count; i++)
        {
            var metrics = new JsonObject();
            SummaryOf(i).AddTo(metrics);
            described.Add(new JsonObject
            {
                ["settings"] = _candidates[i].Describe(_results[i].Loss),
                ["metrics"] = metrics,
            });
        }
        _run.Metrics["candidates"] = described;
    }

    private void WriteCandidates()
    {
        JsonObject[] described = [.. _candidates.Select(candidate => candidate.Describe(Best.Loss))];
        string[] varied = [.. described[0].Select(setting => setting.Key)
            .Where(key => described.Select(one => one[key]?.ToJsonString()).Distinct().Count() > 1)];
        var table = new TextTable(["setting", .. varied, $"mean {Tasks.Headline().Name} (sd)", ""]);
        for (int i = 0; i < described.Length; i++)
        {
            table.Add(
            [
                (i + 1).ToString(CultureInfo.InvariantCulture),
                .. varied.Select(key => described[i][key]?.ToString() ?? ""),
                SummaryOf(i).Headline().Value,
                i == _best ? "best" : "",
            ]);
        }
        table.Write(_run.Output);
    }

    private double CriterionOf(int index) => _results[index].Criterion(_candidates[index].Training.LabelTransform);

    private TaskSummary SummaryOf(int index) => new(
        [.. _results[index].Folds.Select(fold => fold.Tasks)], _candidates[index].Training.LabelTransform);
}
