namespace MlNetGenomics.Training;

/// <summary>
/// Sequences of one length with their labels and weights, read by number. Where they lie, in memory or in a
/// file, does not show. May be read from several threads.
/// </summary>
public interface ITrainingData : IDisposable
{
    /// <summary>Number of sequences.</summary>
    int Count { get; }

    /// <summary>L, bases of a sequence.</summary>
    int Length { get; }

    /// <summary>T, labels of a sequence.</summary>
    int Tasks { get; }

    /// <summary>Name of a sequence, for messages.</summary>
    string NameOf(int index);

    /// <summary>Fills a batch with sequences, in the order given.</summary>
    /// <param name="indices">Numbers of the sequences, from 0; at most the batch's capacity.</param>
    /// <param name="batch">Receives them; of this length and number of labels.</param>
    void Read(ReadOnlySpan<int> indices, TrainingBatch batch);
}
