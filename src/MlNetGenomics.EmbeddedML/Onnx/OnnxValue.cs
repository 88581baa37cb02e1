using Microsoft.ML.Data;
using Microsoft.ML.OnnxRuntime;

namespace Microsoft.ML.Transforms.Onnx;

/// <summary>An input or output of an ONNX model as a column sees it.</summary>
internal sealed class OnnxValue
{
    public OnnxValue(string name, NodeMetadata metadata)
    {
        Name = name;
        if (!metadata.IsTensor || DataTypes.OfRaw(metadata.ElementType) is not { } itemType)
            throw new NotSupportedException($"ONNX value '{name}' is of a type that no column can hold");
        ItemType = itemType;
        Shape = [.. metadata.Dimensions];
        // A free leading dimension is the batch, and rows are scored one by one.
        if (Shape.Length > 0 && Shape[0] <= 0)
            Shape[0] = 1;
        for (int i = 0; i < Shape.Length; i++)
            Shape[i] = Math.Max(Shape[i], 0);
    }

    public string Name { get; }

    public PrimitiveDataViewType ItemType { get; }

    /// <summary>Lengths of the dimensions, 0 for one that is not known.</summary>
    public int[] Shape { get; }

    /// <summary>Number of items, or 0 where it is not known.</summary>
    public int Size => Shape.Aggregate(1, (size, dimension) => checked(size * dimension));

    public DataViewType ColumnType
    {
        get
        {
            if (Shape.Length == 0)
                throw new NotSupportedException($"ONNX value '{Name}' has no dimensions");
            return Size > 0 ? new VectorDataViewType(ItemType, Shape) : new VectorDataViewType(ItemType);
        }
    }
}
