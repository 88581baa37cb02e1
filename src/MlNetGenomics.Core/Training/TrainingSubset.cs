namespace MlNetGenomics.Training;

/// <summary>Some of the sequences of other training data, which stay with it: dispose that, not this.</summary>
public sealed class TrainingSubset : ITrainingData
{
    private readonly ITrainingData _data;
    private readonly int[] _indices;

    /// <summary>Selects sequences.</summary>
    /// <param name="data">The data.</param>
    /// <param name="indices">Numbers of the sequences in it, from 0.</param>
    public TrainingSubset(ITrainingData data, ReadOnlySpan<int> indices)
    {
        ArgumentNullException.ThrowIfNull(data);
        _data = data;
        _indices = indices.ToArray();
        foreach (int index in _indices)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index, nameof(indices));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, data.Count, nameof(indices));
        }
    }

    /// <summary>The data it is a part of.</summary>
    public ITrainingData Source => _data;

    /// <summary>Numbers of its sequences in these.</summary>
    public ReadOnlySpan<int> Indices => _indices;

    /// <inheritdoc/>
    public int Count => _indices.Length;

    /// <inheritdoc/>
    public int Length => _data.Length;

    /// <inheritdoc/>
    public int Tasks => _data.Tasks;

    /// <inheritdoc/>
    public string NameOf(int index) => _data.NameOf(_indices[index]);

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<int> indices, TrainingBatch batch)
    {
        var selected = new int[indices.Length];
        for (int i = 0; i < selected.Length; i++)
            selected[i] = _indices[indices[i]];
        _data.Read(selected, batch);
    }

    /// <summary>Does nothing.</summary>
    public void Dispose()
    {
    }
}
