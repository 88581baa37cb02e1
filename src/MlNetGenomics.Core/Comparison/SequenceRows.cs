using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Comparison;

/// <summary>Training data as those models want it that read all of it at once.</summary>
public static class SequenceRows
{
    private const int BatchSize = 1024;

    /// <summary>The sequences.</summary>
    /// <param name="data">The data.</param>
    public static SequenceSet SequencesOf(ITrainingData data)
    {
        var sequences = new SequenceSetBuilder();
        Read(data, (batch, first) =>
        {
            for (int i = 0; i < batch.Count; i++)
                sequences.Add(data.NameOf(first + i), batch.CodesOf(i));
        });
        return sequences.Build();
    }

    /// <summary>The labels, [N x T].</summary>
    /// <param name="data">The data.</param>
    public static float[] LabelsOf(ITrainingData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var labels = new float[checked(data.Count * data.Tasks)];
        Read(data, (batch, first) => batch.Labels.AsSpan(0, batch.Count * data.Tasks).CopyTo(labels.AsSpan(first * data.Tasks)));
        return labels;
    }

    /// <summary>The weights, [N].</summary>
    /// <param name="data">The data.</param>
    public static float[] WeightsOf(ITrainingData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var weights = new float[data.Count];
        Read(data, (batch, first) => batch.Weights.AsSpan(0, batch.Count).CopyTo(weights.AsSpan(first)));
        return weights;
    }

    /// <summary>The labels of one task and the numbers of the sequences that have one.</summary>
    /// <param name="labels">[N x T].</param>
    /// <param name="tasks">T.</param>
    /// <param name="task">The task, from 0.</param>
    public static (int[] Indices, float[] Labels) Known(float[] labels, int tasks, int task)
    {
        ArgumentNullException.ThrowIfNull(labels);
        int[] known = [.. Enumerable.Range(0, labels.Length / tasks).Where(i => !float.IsNaN(labels[i * tasks + task]))];
        return (known, [.. known.Select(i => labels[i * tasks + task])]);
    }

    private static void Read(ITrainingData data, Action<TrainingBatch, int> use)
    {
        ArgumentNullException.ThrowIfNull(data);
        var batch = new TrainingBatch(Math.Clamp(data.Count, 1, BatchSize), data.Length, data.Tasks);
        foreach ((int first, int[] indices) in TrainingLabels.InOrder(data.Count, batch.Capacity))
        {
            data.Read(indices, batch);
            use(batch, first);
        }
    }
}
