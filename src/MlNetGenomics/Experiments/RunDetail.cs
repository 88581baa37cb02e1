using MlNetGenomics.Comparison;

namespace MlNetGenomics.Experiments;

/// <summary>One fit of one model.</summary>
public sealed class RunDetail
{
    internal RunDetail(string modelName, CandidateRun run, IReadOnlyList<ComparisonMetric> metrics)
    {
        ModelName = modelName;
        Fold = run.Split.Fold;
        Metrics = metrics.ToDictionary(metric => metric.Key, metric => run.Value(metric));
        Choice = run.Choice;
        RuntimeInSeconds = run.Seconds;
    }

    internal RunDetail(CandidateResult leftOut)
    {
        ModelName = leftOut.Name;
        Outcome = leftOut.Outcome;
        Message = leftOut.Note;
    }

    /// <summary>Name of the model.</summary>
    public string ModelName { get; }

    /// <summary>Number of the fold that was tested on, from 1; 0 for a validation set.</summary>
    public int Fold { get; }

    /// <summary>Scores on that fold by their names (r2, auroc, ...); of several tasks their mean. Empty where the fit failed.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; } = new Dictionary<string, double>();

    /// <summary>What was chosen while fitting: the best epoch, the setting of a grid; empty for nothing.</summary>
    public string Choice { get; } = "";

    /// <summary>Seconds that fitting and predicting took.</summary>
    public double RuntimeInSeconds { get; }

    /// <summary>Finished for a fit; else why the model was left out from here on.</summary>
    public CandidateOutcome Outcome { get; }

    /// <summary>Why it was left out, in words; empty for a fit.</summary>
    public string Message { get; } = "";
}
