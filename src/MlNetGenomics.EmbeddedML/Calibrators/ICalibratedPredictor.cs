using Microsoft.ML.Data;

namespace Microsoft.ML.Calibrators;

/// <summary>A model whose scores have probabilities.</summary>
internal interface ICalibratedPredictor : IScalarPredictor
{
    float PredictProbability(float score);
}
