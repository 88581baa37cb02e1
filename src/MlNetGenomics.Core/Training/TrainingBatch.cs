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
        Codes = new byte[(long)capacity * length];
        Labels = new float[(long)capacity * tasks];
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
}
