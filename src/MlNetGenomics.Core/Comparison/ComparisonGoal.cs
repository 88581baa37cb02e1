using MlNetGenomics.Training;

namespace MlNetGenomics.Comparison;

/// <summary>What the candidates of a comparison predict.</summary>
/// <param name="Tasks">Names of the T tasks.</param>
/// <param name="AreClasses">Whether labels are 0 and 1, to be told apart; else they are numbers.</param>
/// <param name="Transform">What is done to the labels before models see them.</param>
public sealed record ComparisonGoal(IReadOnlyList<string> Tasks, bool AreClasses, LabelTransform Transform)
{
    /// <summary>
    /// Looks at the labels: they are classes where each is 0 or 1 (or missing) and none is transformed.
    /// </summary>
    /// <param name="data">All sequences.</param>
    /// <param name="tasks">Names of the tasks.</param>
    /// <param name="transform">What is done to the labels.</param>
    /// <exception cref="GenomicsException">
    /// All labels of a task are the same (one class only), or missing: there is nothing to tell models apart by.
    /// </exception>
    public static ComparisonGoal Of(ITrainingData data, IReadOnlyList<string> tasks, LabelTransform transform)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        float[] labels = SequenceRows.LabelsOf(data);
        for (int task = 0; task < tasks.Count; task++)
        {
            float[] own = [.. labels.Where((label, i) => i % tasks.Count == task && !float.IsNaN(label)).Distinct().Take(2)];
            if (own.Length < 2)
            {
                throw new GenomicsException(FormattableString.Invariant(
                    $"task {tasks[task]}: {(own.Length == 0 ? "every label is missing" : $"every label is {own[0]}")}") +
                    ", expected two different ones at least");
            }
        }
        bool areClasses = transform == LabelTransform.None && labels.All(label => float.IsNaN(label) || label is 0 or 1);
        return new ComparisonGoal(tasks, areClasses, transform);
    }

    /// <summary>Labels as models see them.</summary>
    /// <param name="labels">Labels as given; NaN where missing.</param>
    public float[] Targets(IEnumerable<float> labels) =>
        [.. labels.Select(label => Transform == LabelTransform.Log2 ? (float)Math.Log2(label) : label)];
}
