namespace MlNetGenomics.Comparison;

/// <summary>How a candidate fared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Runs">Its fits, in the order of the splits; those before the end where it did not finish.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Note">Why it did not finish; empty where it did.</param>
public sealed record CandidateResult(
    string Name, IReadOnlyList<CandidateRun> Runs, CandidateOutcome Outcome = CandidateOutcome.Finished, string Note = "")
{
    /// <summary>What went wrong; null where nothing did.</summary>
    public string? Failure => Outcome == CandidateOutcome.Failed ? Note : null;

    /// <summary>The model of all sequences, where its first fit was to all of them, as without folds; else null.</summary>
    public IFittedCandidate? FittedToAll => Runs is [{ Split.Fold: 0, Fitted: var fitted }, ..] ? fitted : null;

    /// <summary>Seconds of all its fits.</summary>
    public double Seconds => Runs.Sum(run => run.Seconds);

    /// <summary>A metric in every fit; NaN where it is not defined.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="task">Number of the task; null for the mean over those tasks where it is defined.</param>
    public double[] Values(ComparisonMetric metric, int? task = null) => [.. Runs.Select(run => run.Value(metric, task))];
}
