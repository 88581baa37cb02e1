namespace Microsoft.ML.Data;

/// <summary>A type that is not made of others.</summary>
public abstract class PrimitiveDataViewType : DataViewType
{
    /// <summary>Names the .NET type of the values, which must not be disposable.</summary>
    protected PrimitiveDataViewType(Type rawType) : base(rawType)
    {
        if (typeof(IDisposable).IsAssignableFrom(rawType))
            throw new ArgumentException("A primitive type cannot have disposable values.", nameof(rawType));
    }
}
