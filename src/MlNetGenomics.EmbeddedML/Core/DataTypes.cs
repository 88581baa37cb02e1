namespace Microsoft.ML.Data;

/// <summary>.NET types to column types.</summary>
internal static class DataTypes
{
    private static readonly Dictionary<Type, PrimitiveDataViewType> Primitives =
        new PrimitiveDataViewType[]
        {
            TextDataViewType.Instance, BooleanDataViewType.Instance, NumberDataViewType.SByte, NumberDataViewType.Byte,
            NumberDataViewType.Int16, NumberDataViewType.UInt16, NumberDataViewType.Int32, NumberDataViewType.UInt32,
            NumberDataViewType.Int64, NumberDataViewType.UInt64, NumberDataViewType.Single, NumberDataViewType.Double,
        }.ToDictionary(type => type.RawType);

    /// <summary>The type of values of a .NET type, or null.</summary>
    public static PrimitiveDataViewType OfRaw(Type type) =>
        Primitives.GetValueOrDefault(type == typeof(string) ? typeof(ReadOnlyMemory<char>) : type);

    public static DataViewType ItemOf(DataViewType type) => type is VectorDataViewType vector ? vector.ItemType : type;
}
