using MlNetGenomics.Statistics;

namespace MlNetGenomics.Training;

/// <summary>How well one task is predicted, over the sequences that have a label for it.</summary>
/// <param name="Task">Name of the task.</param>
/// <param name="Count">Number of labels.</param>
/// <param name="Regression">How close predictions are; null for a task of classes, and without a label.</param>
/// <param name="Ranking">How well predictions tell positives; null for a task of numbers, and without a label.</param>
public sealed record TaskScores(string Task, int Count, LabelScaleScores? Regression, RankingScores? Ranking)
{
    /// <summary>Scores each task.</summary>
    /// <param name="tasks">Names of the T tasks.</param>
    /// <param name="labels">[N x T], as given; NaN where one is missing.</param>
    /// <param name="predictions">[N x T], on the scale of the transformed labels.</param>
    /// <param name="transform">That scale.</param>
    /// <param name="isRanking">
    /// Whether labels are classes, positive above 0.5, to be told by the predictions' order; else numbers.
    /// </param>
    public static IReadOnlyList<TaskScores> Of(
        IReadOnlyList<string> tasks,
        ReadOnlySpan<float> labels,
        ReadOnlySpan<float> predictions,
        LabelTransform transform,
        bool isRanking)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentOutOfRangeException.ThrowIfNotEqual(predictions.Length, labels.Length, nameof(predictions));
        ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Length % tasks.Count, 0, nameof(labels));
        var scores = new TaskScores[tasks.Count];
        var measured = new List<float>();
        var predicted = new List<float>();
        for (int task = 0; task < scores.Length; task++)
        {
            measured.Clear();
            predicted.Clear();
            for (int i = task; i < labels.Length; i += scores.Length)
            {
                if (float.IsNaN(labels[i]))
                    continue;
                measured.Add(labels[i]);
                predicted.Add(predictions[i]);
            }
            scores[task] = measured.Count == 0
                ? new TaskScores(tasks[task], 0, null, null)
                : new TaskScores(
                    tasks[task],
                    measured.Count,
                    isRanking ? null : LabelScaleScores.Of([.. measured], [.. predicted], transform),
                    isRanking ? RankingScores.Of(ToDoubles(measured), ToDoubles(predicted)) : null);
        }
        return scores;
    }

    private static double[] ToDoubles(List<float> values) => [.. values.Select(value => (double)value)];
}
