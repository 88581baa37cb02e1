namespace Microsoft.ML;

/// <summary>A transformer around a model.</summary>
public interface IPredictionTransformer<out TModel> : ITransformer where TModel : class
{
    /// <summary>The model.</summary>
    TModel Model { get; }
}
