using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Gives the size or the dimensions of a vector member.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class VectorTypeAttribute : Attribute
{
    /// <summary>A vector whose size is not known.</summary>
    public VectorTypeAttribute()
    {
    }

    /// <summary>A vector of a size.</summary>
    public VectorTypeAttribute(int size)
    {
        Check.Param(size >= 0, nameof(size), "Should be non-negative number");
        Dims = [size];
    }

    /// <summary>A tensor.</summary>
    public VectorTypeAttribute(params int[] dimensions)
    {
        Check.Param(
            dimensions.All(d => d >= 0), nameof(dimensions), "Should contain only non-negative values");
        Dims = dimensions;
    }

    internal int[] Dims { get; }
}
