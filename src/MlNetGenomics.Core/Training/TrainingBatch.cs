namespace MlNetGenomics.Training;

/// <summary>Sequences that are trained on together. Filled anew for every step.</summary>
public sealed class TrainingBatch
{
    /// <summary>Room for a batch.</summary>
    /// <param name="capacity">Sequences at most.</param>
    /// <param name="length">L, bases of a sequence.</param>
    /// <param name="tasks">T, labels of a sequence.</param>
    public TrainingBatch(int capacity, int length, int tasks)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tasks);
        Length = length;
        Tasks = tasks;
        Capacity = capacity;
        Codes = new byte[checked(capacity * length)];
        Labels = new float[checked(capacity * tasks)];
        Weights = new float[capacity];
    }

    /// <summary>Sequences at most.</summary>
    public int Capacity { get; }

    /// <summary>L, bases of a sequence.</summary>
    public int Length { get; }

    /// <summary>T, labels of a sequence.</summary>
    public int Tasks { get; }

    /// <summary>Sequences of this batch, 1 .. <see cref="Capacity"/>.</summary>
    public int Count { get; set; }

    /// <summary>Base codes, [N x L].</summary>
    public byte[] Codes { get; }

    /// <summary>Labels, [N x T]; NaN where one is missing.</summary>
    public float[] Labels { get; }

    /// <summary>Weight of each sequence, [N]; 0 or more.</summary>
    public float[] Weights { get; }

    /// <summary>Labels of this batch that are not NaN.</summary>
    public int CountLabels()
    {
        int labels = 0;
        foreach (float label in Labels.AsSpan(0, Count * Tasks))
            labels += float.IsNaN(label) ? 0 : 1;
        return labels;
    }

    /// <summary>Base codes of a sequence of this batch, [L].</summary>
    public Span<byte> CodesOf(int index) => Codes.AsSpan(index * Length, Length);

    /// <summary>Labels of a sequence of this batch, [T].</summary>
    public Span<float> LabelsOf(int index) => Labels.AsSpan(index * Tasks, Tasks);

    /// <summary>Fails unless sequences of a set fit in, and says how many there will be.</summary>
    internal void Begin(int count, int length, int tasks)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Capacity);
        ArgumentOutOfRangeException.ThrowIfNotEqual(length, Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(tasks, Tasks);
        Count = count;
    }
}
