using MlNetGenomics.Sequences;

namespace MlNetGenomics.Training;

/// <summary>Training data in memory.</summary>
public sealed class TrainingSet : ITrainingData
{
    private readonly SequenceSet _sequences;
    private readonly float[] _labels;
    private readonly float[]? _weights;

    /// <summary>Puts sequences, labels and weights together (not copied).</summary>
    /// <param name="sequences">N sequences of one length.</param>
    /// <param name="labels">[N x T]; NaN where one is missing.</param>
    /// <param name="tasks">T, 1 or more.</param>
    /// <param name="weights">[N], 0 or more; null for 1 each.</param>
    /// <exception cref="GenomicsException">
    /// Lengths or numbers do not fit, a label is infinite, or a weight is negative or not a number; names the record.
    /// </exception>
    public TrainingSet(SequenceSet sequences, float[] labels, int tasks = 1, float[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tasks);
        Length = sequences.RequireUniformLength();
        if (labels.Length != (long)sequences.Count * tasks)
        {
            throw new GenomicsException(
                $"{labels.Length} labels for {sequences.Count} sequences and {tasks} " +
                $"{(tasks == 1 ? "task" : "tasks")}, expected {(long)sequences.Count * tasks}");
        }
        if (weights is not null && weights.Length != sequences.Count)
            throw new GenomicsException($"{weights.Length} weights for {sequences.Count} sequences");
        for (int i = 0; i < sequences.Count; i++)
        {
            TrainingRecord.Require(
                i + 1, sequences.Names[i], sequences[i], labels.AsSpan(i * tasks, tasks), weights?[i] ?? 1, Length, tasks);
        }
        _sequences = sequences;
        _labels = labels;
        _weights = weights;
        Tasks = tasks;
    }

    /// <inheritdoc/>
    public int Count => _sequences.Count;

    /// <inheritdoc/>
    public int Length { get; }

    /// <inheritdoc/>
    public int Tasks { get; }

    /// <summary>Puts together sequences and one column of labels a task, as <see cref="LabelReader"/> gives them.</summary>
    /// <exception cref="GenomicsException">See the constructor.</exception>
    public static TrainingSet FromColumns(
        SequenceSet sequences, IReadOnlyList<float[]> columns, float[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentOutOfRangeException.ThrowIfZero(columns.Count, nameof(columns));
        int tasks = columns.Count;
        var labels = new float[checked(sequences.Count * tasks)];
        for (int t = 0; t < tasks; t++)
        {
            if (columns[t].Length != sequences.Count)
                throw new GenomicsException($"{columns[t].Length} labels for {sequences.Count} sequences in task {t + 1}");
            for (int i = 0; i < sequences.Count; i++)
                labels[i * tasks + t] = columns[t][i];
        }
        return new TrainingSet(sequences, labels, tasks, weights);
    }

    /// <inheritdoc/>
    public string NameOf(int index) => _sequences.Names[index];

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<int> indices, TrainingBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        batch.Begin(indices.Length, Length, Tasks);
        for (int i = 0; i < indices.Length; i++)
        {
            _sequences[indices[i]].CopyTo(batch.CodesOf(i));
            _labels.AsSpan(indices[i] * Tasks, Tasks).CopyTo(batch.LabelsOf(i));
            batch.Weights[i] = _weights?[indices[i]] ?? 1;
        }
    }

    /// <summary>Does nothing.</summary>
    public void Dispose()
    {
    }
}
