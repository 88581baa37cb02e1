namespace MlNetGenomics.Onnx;

/// <summary>Element types of ONNX tensors, by the numbers of the ONNX specification (TensorProto.DataType).</summary>
public enum OnnxElementType
{
    /// <summary>Not given.</summary>
    Undefined = 0,

    /// <summary>32-bit floating point.</summary>
    Float = 1,

    /// <summary>8-bit unsigned integer.</summary>
    UInt8 = 2,

    /// <summary>8-bit integer.</summary>
    Int8 = 3,

    /// <summary>16-bit unsigned integer.</summary>
    UInt16 = 4,

    /// <summary>16-bit integer.</summary>
    Int16 = 5,

    /// <summary>32-bit integer.</summary>
    Int32 = 6,

    /// <summary>64-bit integer.</summary>
    Int64 = 7,

    /// <summary>UTF-8 text.</summary>
    String = 8,

    /// <summary>True or false.</summary>
    Boolean = 9,

    /// <summary>16-bit floating point (IEEE).</summary>
    Float16 = 10,

    /// <summary>64-bit floating point.</summary>
    Double = 11,

    /// <summary>32-bit unsigned integer.</summary>
    UInt32 = 12,

    /// <summary>64-bit unsigned integer.</summary>
    UInt64 = 13,

    /// <summary>Pair of 32-bit floating point numbers.</summary>
    Complex64 = 14,

    /// <summary>Pair of 64-bit floating point numbers.</summary>
    Complex128 = 15,

    /// <summary>16-bit floating point with the exponent of 32 bits.</summary>
    BFloat16 = 16,
}
