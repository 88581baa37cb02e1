using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Cli.Options;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Running;

/// <summary>Says how a cross-validation went: tables for people, metrics for the JSON file.</summary>
internal sealed class CrossValidationSummary(CommandRun run, CrossValidationJob job, SequenceSet sequences)
{
    private readonly CrossValidationResult _result = job.Result;
    private readonly bool _hasLog2 = job.Result.Folds.All(fold => fold.Log2 is not null);

    /// <summary>Writes it all.</summary>
    public void Write()
    {
        run.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{sequences.Count} sequences of {sequences.Length} bases, {job.FoldCount} folds, labels: " +
            $"{LabelOptions.Name(_result.Transform)} ({run.Seconds:0.0} s)"));
        if (job.Selection is { } selection && job.Candidates.Count > 1)
            WriteCandidates(selection);
        WriteFolds();
        AddMetrics();
        if (job.Chosen is null)
            run.AddSettings(MuseamOptions.Describe(job.Selection!.Best));
        else
            run.Settings["candidates"] = new JsonArray([.. job.Candidates.Select(MuseamOptions.Describe)]);
    }

    private void WriteFolds()
    {
        string[] names = ["R2", "Pearson", "Spearman"];
        string[] scales = _hasLog2 ? ["raw", "log2"] : ["raw"];
        string[] settingColumn = job.Chosen is null ? [] : ["setting"];
        string[] none = job.Chosen is null ? [] : [""];
        var table = new TextTable(
            ["", .. none, .. scales.SelectMany(scale => names.Select(_ => scale))]);
        table.Add(["fold", .. settingColumn, .. scales.SelectMany(_ => names)]);
        foreach (FoldResult fold in _result.Folds)
        {
            string[] setting = job.Chosen is null ? [] : [Text(job.Chosen[fold.Fold - 1] + 1)];
            table.Add([Text(fold.Fold), .. setting, .. Scores(fold).Select(MetricNames.Format)]);
        }
        IEnumerable<MeanAndDeviation> summary = Enumerable.Range(0, scales.Length * names.Length)
            .Select(column => _result.Summary(fold => Scores(fold)[column]));
        table.Add(["mean", .. none, .. summary.Select(value => MetricNames.Format(value.Mean))]);
        table.Add(["sd", .. none, .. summary.Select(value => MetricNames.Format(value.Deviation))]);
        table.Write(run.Output);
    }

    private void WriteCandidates(MuseamSelection selection)
    {
        JsonObject[] described = [.. selection.Candidates.Select(MuseamOptions.Describe)];
        string[] varied = [.. described[0].Select(setting => setting.Key)
            .Where(key => described.Select(one => one[key]?.ToJsonString()).Distinct().Count() > 1)];
        var table = new TextTable(["setting", .. varied, "mean R2 (sd)", "mean Spearman (sd)", ""]);
        for (int i = 0; i < described.Length; i++)
        {
            CrossValidationResult result = selection.Results[i];
            table.Add(
            [
                Text(i + 1),
                .. varied.Select(key => described[i][key]?.ToString() ?? ""),
                MetricNames.Format(result.Summary(fold => fold.On(result.Transform).RSquared)),
                MetricNames.Format(result.Summary(fold => fold.On(result.Transform).Spearman)),
                i == selection.BestIndex ? "best" : "",
            ]);
        }
        table.Write(run.Output);
    }

    private void AddMetrics()
    {
        AddScales(run.Metrics, _result);
        if (job.Chosen is { } chosen)
            run.Metrics["chosen"] = new JsonArray([.. chosen.Select(candidate => JsonValue.Create(candidate + 1))]);
        if (job.Selection is not { } selection || job.Candidates.Count == 1)
            return;
        var candidates = new JsonArray();
        for (int i = 0; i < selection.Candidates.Count; i++)
        {
            var metrics = new JsonObject();
            AddScales(metrics, selection.Results[i]);
            candidates.Add(new JsonObject
            {
                ["settings"] = MuseamOptions.Describe(selection.Candidates[i]),
                ["metrics"] = metrics,
            });
        }
        run.Metrics["candidates"] = candidates;
    }

    private void AddScales(JsonObject metrics, CrossValidationResult result)
    {
        MetricNames.Add(metrics, "", [.. result.Folds.Select(fold => fold.On(result.Transform))]);
        MetricNames.Add(metrics, "_raw", [.. result.Folds.Select(fold => fold.Raw)]);
        if (_hasLog2)
            MetricNames.Add(metrics, "_log2", [.. result.Folds.Select(fold => fold.Log2!.Value)]);
    }

    private double[] Scores(FoldResult fold) =>
    [
        fold.Raw.RSquared, fold.Raw.Pearson, fold.Raw.Spearman,
        .. fold.Log2 is { } log2 && _hasLog2 ? new[] { log2.RSquared, log2.Pearson, log2.Spearman } : [],
    ];

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
