using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Makes editors of <see cref="VBuffer{T}"/>.</summary>
public static class VBufferEditor
{
    /// <summary>Edits a vector in place.</summary>
    public static VBufferEditor<T> CreateFromBuffer<T>(scoped ref VBuffer<T> destination) =>
        Create(ref destination, destination.Length, destination.GetValues().Length);

    /// <summary>Edits a vector under a new length; its arrays are reused where they are large enough.</summary>
    /// <param name="destination">The vector whose arrays may be reused.</param>
    /// <param name="newLogicalLength">Number of items.</param>
    /// <param name="valuesCount">Number of values held; null for all.</param>
    /// <param name="maxValuesCapacity">Most values that new arrays may be made for.</param>
    /// <param name="keepOldOnResize">Whether new arrays keep the old values.</param>
    /// <param name="requireIndicesOnDense">Whether a dense vector has indices too.</param>
    public static VBufferEditor<T> Create<T>(
        scoped ref VBuffer<T> destination,
        int newLogicalLength,
        int? valuesCount = null,
        int? maxValuesCapacity = null,
        bool keepOldOnResize = false,
        bool requireIndicesOnDense = false)
    {
        Check.Param(newLogicalLength >= 0, nameof(newLogicalLength), "Must be non-negative.");
        int count = valuesCount ?? newLogicalLength;
        Check.Param(
            0 <= count && count <= newLogicalLength, nameof(valuesCount),
            "If specified, must be no greater than newLogicalLength");
        int capacity = Math.Max(count, Math.Min(maxValuesCapacity ?? count, newLogicalLength));
        T[] values = Fit(destination.ValuesArray, count, capacity, keepOldOnResize);
        int[] indices = destination.IndicesArray;
        if (count < newLogicalLength || requireIndicesOnDense)
            indices = Fit(indices, count, capacity, keepOldOnResize);
        return new VBufferEditor<T>(
            newLogicalLength, count, values, indices, requireIndicesOnDense,
            values != destination.ValuesArray, indices != destination.IndicesArray);
    }

    private static TItem[] Fit<TItem>(TItem[] array, int count, int capacity, bool keepOld)
    {
        if (array is not null && array.Length >= count)
            return array;
        if (array is null && count == 0)
            return null;
        var made = new TItem[capacity];
        if (keepOld)
            array?.CopyTo(made, 0);
        return made;
    }
}
