namespace MlNetGenomics.Onnx;

/// <summary>Puts the axes of a dense array in another order.</summary>
internal static class TensorAxes
{
    /// <summary>The array with its axes in another order, as NumPy's transpose does.</summary>
    /// <param name="values">The array, the last axis fastest.</param>
    /// <param name="dimensions">Sizes of its axes.</param>
    /// <param name="order">For each axis of the result, which axis of the array it is.</param>
    public static T[] Transpose<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> dimensions, ReadOnlySpan<int> order)
    {
        int rank = dimensions.Length;
        var step = new int[rank];
        int size = 1;
        for (int axis = rank - 1; axis >= 0; axis--)
        {
            step[axis] = size;
            size *= dimensions[axis];
        }
        var result = new T[values.Length];
        var index = new int[rank];
        int source = 0;
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = values[source];
            for (int axis = rank - 1; axis >= 0; axis--)
            {
                int of = order[axis];
                source += step[of];
                if (++index[axis] < dimensions[of])
                    break;
                source -= index[axis] * step[of];
                index[axis] = 0;
            }
        }
        return result;
    }
}
