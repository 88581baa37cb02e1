using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A category, numbered from 1; 0 stands for a missing one.</summary>
public sealed class KeyDataViewType : PrimitiveDataViewType
{
    /// <summary>Makes the type.</summary>
    /// <param name="type">Unsigned integer type of the numbers.</param>
    /// <param name="count">Number of categories, at least 1.</param>
    public KeyDataViewType(Type type, ulong count) : base(type)
    {
        Check.Param(
            IsValidDataType(type), nameof(type), "Type is not valid, it must be Byte, UInt16, UInt32, or UInt64.");
        Check.Param(
            0 < count && count <= LargestValue(type), nameof(count),
            $"The cardinality of a KeyDataViewType must not exceed {type.Name}.MaxValue and must be strictly " +
            $"positive, but got {count}.");
        Count = count;
    }

    /// <summary>Number of categories.</summary>
    public ulong Count { get; }

    /// <summary>Whether the type can hold keys.</summary>
    public static bool IsValidDataType(Type type) =>
        type == typeof(byte) || type == typeof(ushort) || type == typeof(uint) || type == typeof(ulong);

    /// <inheritdoc/>
    public override bool Equals(DataViewType other) =>
        other is KeyDataViewType key && key.RawType == RawType && key.Count == Count;

    /// <inheritdoc/>
    public override bool Equals(object obj) => obj is DataViewType other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(RawType, Count);

    /// <inheritdoc/>
    public override string ToString() => $"Key<{RawType.Name}, 0-{Count - 1}>";

    private static ulong LargestValue(Type type)
    {
        if (type == typeof(byte))
            return byte.MaxValue;
        if (type == typeof(ushort))
            return ushort.MaxValue;
        return type == typeof(uint) ? uint.MaxValue : ulong.MaxValue;
    }
}
