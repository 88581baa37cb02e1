using MlNetGenomics.Statistics;

namespace MlNetGenomics.Comparison;

/// <summary>How a candidate fared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Runs">Its fits, in the order of the splits; those before the failure where it failed.</param>
/// <param name="Failure">What went wrong; null where nothing did.</param>
public sealed record CandidateResult(string Name, IReadOnlyList<CandidateRun> Runs, string? Failure)
{
    /// <summary>A metric in every fit; NaN where it is not defined.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="task">Number of the task; null for the mean over those tasks where it is defined.</param>
    public double[] Values(ComparisonMetric metric, int? task = null)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return [.. Runs.Select(run => task is { } one
            ? metric.Of(run.Scores[one])
            : MeanAndDeviation.OfDefined(run.Scores.Select(metric.Of)).Mean)];
    }
}
