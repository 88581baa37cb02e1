using MlNetGenomics.Training;

namespace MlNetGenomics.Comparison;

/// <summary>One fit of one candidate.</summary>
/// <param name="Split">What it was fitted to and tested on.</param>
/// <param name="Scores">Scores of each task on the test set.</param>
/// <param name="Choice">What was chosen while fitting, or empty.</param>
/// <param name="Predictions">[N x T] for the test set.</param>
public sealed record CandidateRun(
    ComparisonSplit Split, IReadOnlyList<TaskScores> Scores, string Choice, float[] Predictions);
