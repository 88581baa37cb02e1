namespace MlNetGenomics.Comparison;

/// <summary>The sequences of one task that have a label.</summary>
/// <param name="Rows">Features of all sequences.</param>
/// <param name="Indices">Which of them.</param>
/// <param name="Labels">Their labels, transformed.</param>
internal sealed record FeatureLabels(FeatureRows Rows, int[] Indices, float[] Labels)
{
    /// <summary>Number of labels.</summary>
    public int Count => Labels.Length;

    /// <summary>The labels of a task.</summary>
    /// <param name="rows">Features of N sequences.</param>
    /// <param name="labels">[N x T].</param>
    /// <param name="goal">Tasks and transform.</param>
    /// <param name="task">The task, from 0.</param>
    public static FeatureLabels Of(FeatureRows rows, float[] labels, ComparisonGoal goal, int task)
    {
        (int[] indices, float[] known) = SequenceRows.Known(labels, goal.Tasks.Count, task);
        return indices.Length > 0
            ? new FeatureLabels(rows, indices, goal.Targets(known))
            : throw new GenomicsException($"task {goal.Tasks[task]}: no sequence to train on has a label");
    }

    /// <summary>Some of them, by their places here.</summary>
    public FeatureLabels Subset(int[] places) =>
        new(Rows, [.. places.Select(place => Indices[place])], [.. places.Select(place => Labels[place])]);
}
