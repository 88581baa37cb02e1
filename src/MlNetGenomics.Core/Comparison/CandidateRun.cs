using MlNetGenomics.Training;

namespace MlNetGenomics.Comparison;

/// <summary>One fit of one candidate.</summary>
/// <param name="Split">What it was fitted to and tested on.</param>
/// <param name="Scores">Scores of each task on the test set.</param>
/// <param name="Choice">What was chosen while fitting, or empty.</param>
/// <param name="Predictions">[N x T] for the test set.</param>
/// <param name="Seconds">How long fitting and predicting took.</param>
public sealed record CandidateRun(
    ComparisonSplit Split, IReadOnlyList<TaskScores> Scores, string Choice, float[] Predictions, double Seconds)
{
    /// <summary>The fitted model, of a candidate's first fit; null of the others, so that memory does not fill with them.</summary>
    public IFittedCandidate? Fitted { get; init; }

    /// <summary>A metric; NaN where it is not defined.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="task">Number of the task; null for the mean over those tasks where it is defined.</param>
    public double Value(ComparisonMetric metric, int? task = null)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return task is { } one ? metric.Of(Scores[one]) : metric.Mean(Scores);
    }
}
