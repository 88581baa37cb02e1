using System.Buffers.Binary;
using MlNetGenomics.Onnx.Proto;

namespace MlNetGenomics.Onnx;

/// <summary>
/// A constant tensor of an ONNX file, read: numbers, the last dimension fastest. Sizes are compared with what
/// the file holds before memory is taken.
/// </summary>
internal sealed class OnnxTensor
{
    private const int MostAxes = 16;

    private OnnxTensor(string name, int[] dimensions, float[]? floats, long[]? integers)
    {
        Name = name;
        Dimensions = dimensions;
        Floats = floats;
        Integers = integers;
    }

    public string Name { get; }

    /// <summary>Sizes of the axes; none for a scalar.</summary>
    public int[] Dimensions { get; }

    /// <summary>The numbers of a floating-point tensor, else null.</summary>
    public float[]? Floats { get; }

    /// <summary>The numbers of an integer (or true/false) tensor, else null.</summary>
    public long[]? Integers { get; }

    public int Count => Floats?.Length ?? Integers!.Length;

    public static OnnxTensor OfFloats(string name, float[] values, params int[] dimensions) =>
        new(name, dimensions, values, null);

    public static OnnxTensor OfIntegers(string name, long[] values, params int[] dimensions) =>
        new(name, dimensions, null, values);

    /// <summary>The same numbers in another shape of the same size.</summary>
    public OnnxTensor WithDimensions(params int[] dimensions) => new(Name, dimensions, Floats, Integers);

    /// <summary>Reads a tensor.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="file">What to call the file in error messages.</param>
    /// <param name="name">What to call the tensor; null for its own name.</param>
    /// <exception cref="GenomicsException">
    /// It lies in another file, its numbers are not those its shape asks for, or it holds something else.
    /// </exception>
    public static OnnxTensor Read(TensorProto tensor, string file, string? name = null)
    {
        name ??= tensor.Name;
        if (tensor.DataLocation == TensorProto.Types.DataLocation.External || tensor.ExternalData.Count > 0)
            throw new GenomicsException($"{file}: tensor {name} lies in another file, which is not supported");
        var type = (OnnxElementType)tensor.DataType;
        (int size, int listed) = type switch
        {
            OnnxElementType.Float => (sizeof(float), tensor.FloatData.Count),
            OnnxElementType.Double => (sizeof(double), tensor.DoubleData.Count),
            OnnxElementType.Float16 => (sizeof(ushort), tensor.Int32Data.Count),
            OnnxElementType.Int32 => (sizeof(int), tensor.Int32Data.Count),
            OnnxElementType.Int64 => (sizeof(long), tensor.Int64Data.Count),
            OnnxElementType.Boolean => (sizeof(byte), tensor.Int32Data.Count),
            _ => throw new GenomicsException($"{file}: tensor {name} holds {type}, expected numbers"),
        };
        bool isRaw = tensor.RawData.Length > 0;
        long present = isRaw ? tensor.RawData.Length / size : listed;
        Int128 count = ClaimedCount(tensor, file, name);
        if (present != count || (isRaw && tensor.RawData.Length % size != 0))
            throw new GenomicsException($"{file}: tensor {name} holds {present} values, its shape asks for {count}");
        int[] dimensions = count == 0
            ? [.. tensor.Dims.Select(dimension => (int)Math.Min(dimension, int.MaxValue))]
            : [.. tensor.Dims.Select(dimension => (int)dimension)];
        return type switch
        {
            OnnxElementType.Float => OfFloats(
                name, isRaw ? Raw(tensor, size, BinaryPrimitives.ReadSingleLittleEndian) : [.. tensor.FloatData],
                dimensions),
            OnnxElementType.Double => OfFloats(
                name, isRaw ? Raw(tensor, size, raw => (float)BinaryPrimitives.ReadDoubleLittleEndian(raw))
                    : [.. tensor.DoubleData.Select(value => (float)value)],
                dimensions),
            OnnxElementType.Float16 => OfFloats(
                name, isRaw ? Raw(tensor, size, raw => (float)BinaryPrimitives.ReadHalfLittleEndian(raw))
                    : [.. tensor.Int32Data.Select(bits => (float)BitConverter.UInt16BitsToHalf((ushort)bits))],
                dimensions),
            OnnxElementType.Int64 => OfIntegers(
                name, isRaw ? Raw(tensor, size, BinaryPrimitives.ReadInt64LittleEndian) : [.. tensor.Int64Data],
                dimensions),
            OnnxElementType.Int32 => OfIntegers(
                name, isRaw ? Raw(tensor, size, raw => (long)BinaryPrimitives.ReadInt32LittleEndian(raw))
                    : [.. tensor.Int32Data.Select(value => (long)value)],
                dimensions),
            _ => OfIntegers(
                name, isRaw ? Raw(tensor, size, raw => (long)raw[0])
                    : [.. tensor.Int32Data.Select(value => (long)value)],
                dimensions),
        };
    }

    private delegate T Reader<T>(ReadOnlySpan<byte> raw);

    private static T[] Raw<T>(TensorProto tensor, int size, Reader<T> read)
    {
        ReadOnlySpan<byte> raw = tensor.RawData.Span;
        var values = new T[raw.Length / size];
        for (int i = 0; i < values.Length; i++)
            values[i] = read(raw[(i * size)..]);
        return values;
    }

    private static Int128 ClaimedCount(TensorProto tensor, string file, string name)
    {
        // Some operators take time by it.
        if (tensor.Dims.Count > MostAxes)
        {
            throw new GenomicsException(
                $"{file}: tensor {name} has {tensor.Dims.Count} axes, expected at most {MostAxes}");
        }
        Int128 count = 1;
        foreach (long dimension in tensor.Dims)
        {
            if (dimension < 0)
                throw new GenomicsException(
                    $"{file}: tensor {name} has shape [{string.Join(',', tensor.Dims)}], expected sizes of 0 or more");
            // Shapes are claims: what no file can hold stays what it is, and does not overflow.
            count = Int128.Min(count * dimension, (Int128)long.MaxValue * 2);
        }
        return count;
    }
}
