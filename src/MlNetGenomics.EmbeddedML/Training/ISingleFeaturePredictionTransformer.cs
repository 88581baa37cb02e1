using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>A transformer around a model that takes one column.</summary>
public interface ISingleFeaturePredictionTransformer<out TModel> : IPredictionTransformer<TModel> where TModel : class
{
    /// <summary>Name of the column.</summary>
    string FeatureColumnName { get; }

    /// <summary>Type of the column.</summary>
    DataViewType FeatureColumnType { get; }
}
