namespace Microsoft.ML.Data;

/// <summary>The type of a column.</summary>
public abstract class DataViewType : IEquatable<DataViewType>
{
    private protected DataViewType(Type rawType) =>
        RawType = rawType ?? throw new ArgumentNullException(nameof(rawType));

    /// <summary>The .NET type of the values.</summary>
    public Type RawType { get; }

    /// <summary>Whether the types are the same.</summary>
    public abstract bool Equals(DataViewType other);
}
