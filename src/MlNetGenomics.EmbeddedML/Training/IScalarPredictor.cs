namespace Microsoft.ML.Data;

/// <summary>A model that makes one number of a vector.</summary>
internal interface IScalarPredictor : ICanSaveModel
{
    /// <summary>Items of the vector.</summary>
    int InputSize { get; }

    float Predict(in VBuffer<float> features);
}
