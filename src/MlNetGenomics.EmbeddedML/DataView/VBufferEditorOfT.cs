using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Write access to the arrays of a vector to be.</summary>
public readonly ref struct VBufferEditor<T>
{
    private readonly int _logicalLength;
    private readonly T[] _values;
    private readonly int[] _indices;

    /// <summary>The values held.</summary>
    public readonly Span<T> Values;

    /// <summary>Their indices; empty for a dense vector.</summary>
    public readonly Span<int> Indices;

    internal VBufferEditor(
        int logicalLength, int count, T[] values, int[] indices, bool requireIndices, bool newValues, bool newIndices)
    {
        _logicalLength = logicalLength;
        _values = values;
        _indices = indices;
        Values = values.AsSpan(0, count);
        Indices = count < logicalLength || requireIndices ? indices.AsSpan(0, count) : default;
        CreatedNewValues = newValues;
        CreatedNewIndices = newIndices;
    }

    /// <summary>Whether the values are in a new array.</summary>
    public bool CreatedNewValues { get; }

    /// <summary>Whether the indices are in a new array.</summary>
    public bool CreatedNewIndices { get; }

    /// <summary>The vector.</summary>
    public VBuffer<T> Commit() => new(_logicalLength, Values.Length, _values, _indices);

    /// <summary>The vector, of the first values only.</summary>
    public VBuffer<T> CommitTruncated(int physicalValuesCount)
    {
        Check.Param(physicalValuesCount <= Values.Length, nameof(physicalValuesCount));
        return new VBuffer<T>(_logicalLength, physicalValuesCount, _values, _indices);
    }
}
