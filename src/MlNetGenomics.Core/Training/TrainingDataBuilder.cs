using MlNetGenomics.Sequences;

namespace MlNetGenomics.Training;

/// <summary>
/// Collects training data as it comes: in memory up to a limit, in a temporary file beyond. Training on either
/// gives the same model to the bit.
/// </summary>
public sealed class TrainingDataBuilder : IDisposable
{
    /// <summary>Bytes that data may take in memory unless told otherwise: 1 GiB.</summary>
    public const long DefaultMemoryLimit = 1L << 30;

    // What a name takes beside its letters: the string's head and the reference to it.
    private const int NameOverhead = 32;

    private readonly int _tasks;
    private readonly long _memoryLimit;
    private readonly string? _folder;
    private SequenceSetBuilder? _sequences = new();
    private List<float> _labels = [];
    private List<float> _weights = [];
    private SequenceStore? _store;
    private int _length;
    private long _size;

    /// <summary>Starts with nothing.</summary>
    /// <param name="tasks">T, labels of each sequence; 1 or more.</param>
    /// <param name="memoryLimit">Bytes above which the data goes to a file; 0 for a file at once.</param>
    /// <param name="folder">Where the file is made; null for the system's folder for temporary files.</param>
    public TrainingDataBuilder(int tasks, long memoryLimit = DefaultMemoryLimit, string? folder = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tasks);
        ArgumentOutOfRangeException.ThrowIfNegative(memoryLimit);
        _tasks = tasks;
        // What is in memory lies in arrays, which hold 2^31 elements at most.
        _memoryLimit = Math.Min(memoryLimit, Array.MaxLength / 2);
        _folder = folder;
    }

    /// <summary>Sequences so far.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a sequence.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="codes">Its base codes, as many as the first sequence has.</param>
    /// <param name="labels">[T]; NaN where one is missing.</param>
    /// <param name="weight">What its loss counts; 0 or more.</param>
    /// <exception cref="GenomicsException">
    /// The length or the number of labels differs, a label is infinite, the weight is out of range, or the file
    /// cannot be written; names the record.
    /// </exception>
    public void Add(string name, ReadOnlySpan<byte> codes, ReadOnlySpan<float> labels, float weight = 1)
    {
        ArgumentNullException.ThrowIfNull(name);
        ObjectDisposedException.ThrowIf(_sequences is null && _store is null, this);
        if (Count == 0)
            _length = codes.Length;
        TrainingRecord.Require(Count + 1, name, codes, labels, weight, _length, _tasks);
        Count = checked(Count + 1);
        _size += codes.Length + (labels.Length + 1L) * sizeof(float) + 2L * name.Length + NameOverhead;
        if (_store is null && _size > _memoryLimit)
            MoveToStore();
        if (_store is not null)
        {
            _store.Add(name, codes, labels, weight);
            return;
        }
        _sequences!.Add(name, codes);
        _labels.AddRange(labels);
        _weights.Add(weight);
    }

    /// <summary>Gives the data; nothing can be added any more.</summary>
    /// <exception cref="GenomicsException">There are no sequences.</exception>
    public ITrainingData Build()
    {
        ObjectDisposedException.ThrowIf(_sequences is null && _store is null, this);
        if (Count == 0)
            throw new GenomicsException("no sequences");
        ITrainingData data;
        if (_store is null)
        {
            data = new TrainingSet(_sequences!.Build(), [.. _labels], _tasks, [.. _weights]);
        }
        else
        {
            _store.Complete();
            data = _store;
        }
        _store = null;
        _sequences = null;
        return data;
    }

    /// <summary>Drops what was collected and not given away.</summary>
    public void Dispose()
    {
        _store?.Dispose();
        _store = null;
        _sequences = null;
    }

    private void MoveToStore()
    {
        _store = new SequenceStore(_length, _tasks, _folder);
        SequenceSet sequences = _sequences!.Build();
        Span<float> labels = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_labels);
        for (int i = 0; i < sequences.Count; i++)
            _store.Add(sequences.Names[i], sequences[i], labels.Slice(i * _tasks, _tasks), _weights[i]);
        (_sequences, _labels, _weights) = (null, [], []);
    }
}
