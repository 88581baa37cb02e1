using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A vector whose zeros may be left out. The arrays are shared between copies of the struct.</summary>
public readonly struct VBuffer<T>
{
    private readonly T[] _values;
    private readonly int[] _indices;
    private readonly int _count;

    /// <summary>Number of items.</summary>
    public readonly int Length;

    /// <summary>Makes a dense vector of the first <paramref name="length"/> values.</summary>
    public VBuffer(int length, T[] values, int[] indices = null)
    {
        Check.Param(length >= 0, nameof(length));
        Check.Param((values?.Length ?? 0) >= length, nameof(values));
        Length = length;
        _count = length;
        _values = values;
        _indices = indices;
    }

    /// <summary>Makes a vector of which <paramref name="count"/> items are given by index, in rising order.</summary>
    public VBuffer(int length, int count, T[] values, int[] indices)
    {
        Check.Param(length >= 0, nameof(length));
        Check.Param(0 <= count && count <= length, nameof(count));
        Check.Param((values?.Length ?? 0) >= count, nameof(values));
        Check.Param(count == length || (indices?.Length ?? 0) >= count, nameof(indices));
        Length = length;
        _count = count;
        _values = values;
        _indices = indices;
    }

    /// <summary>Whether all items are held.</summary>
    public bool IsDense => _count == Length;

    internal T[] ValuesArray => _values;

    internal int[] IndicesArray => _indices;

    /// <summary>The values held.</summary>
    public ReadOnlySpan<T> GetValues() => _values.AsSpan(0, _count);

    /// <summary>The indices of the values held; empty where the vector is dense.</summary>
    public ReadOnlySpan<int> GetIndices() => IsDense ? default : _indices.AsSpan(0, _count);

    /// <summary>Copies to another vector, whose arrays are reused where they are large enough.</summary>
    public void CopyTo(ref VBuffer<T> destination)
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, Length, _count);
        GetValues().CopyTo(editor.Values);
        if (!IsDense)
            GetIndices().CopyTo(editor.Indices);
        destination = editor.Commit();
    }

    /// <summary>Copies to another vector, which becomes dense.</summary>
    public void CopyToDense(ref VBuffer<T> destination)
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref destination, Length);
        CopyTo(editor.Values);
        destination = editor.Commit();
    }

    /// <summary>Copies all items; those left out become the default.</summary>
    public void CopyTo(Span<T> destination)
    {
        Check.Param(Length <= destination.Length, nameof(destination), "Not large enough to hold these values.");
        if (IsDense)
        {
            GetValues().CopyTo(destination);
            return;
        }
        destination[..Length].Clear();
        for (int i = 0; i < _count; i++)
            destination[_indices[i]] = _values[i];
    }

    /// <summary>Index and value of the values held, or of all items.</summary>
    public IEnumerable<KeyValuePair<int, T>> Items(bool all = false)
    {
        if (all || IsDense)
            return Number(DenseValues());
        VBuffer<T> buffer = this;
        return Enumerable.Range(0, _count).Select(i => KeyValuePair.Create(buffer._indices[i], buffer._values[i]));

        static IEnumerable<KeyValuePair<int, T>> Number(IEnumerable<T> values) =>
            values.Select((value, index) => KeyValuePair.Create(index, value));
    }

    /// <summary>All items.</summary>
    public IEnumerable<T> DenseValues()
    {
        if (IsDense)
            return (_values ?? []).Take(Length);
        var dense = new T[Length];
        CopyTo(dense);
        return dense;
    }

    /// <summary>The item at an index, the default where it is left out.</summary>
    public T GetItemOrDefault(int index)
    {
        Check.Param(0 <= index && index < Length, nameof(index));
        if (IsDense)
            return _values[index];
        int found = GetIndices().BinarySearch(index);
        return found >= 0 ? _values[found] : default;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        IsDense ? $"Dense vector of size {Length}" : $"Sparse vector of size {Length}, {_count} explicit values";
}
