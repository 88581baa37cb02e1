namespace Microsoft.ML.Data;

/// <summary>A type made of others.</summary>
public abstract class StructuredDataViewType : DataViewType
{
    /// <summary>Names the .NET type of the values.</summary>
    protected StructuredDataViewType(Type rawType) : base(rawType)
    {
    }
}
