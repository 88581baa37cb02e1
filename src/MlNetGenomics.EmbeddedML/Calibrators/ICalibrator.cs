namespace Microsoft.ML.Calibrators;

/// <summary>Makes a probability of a score.</summary>
public interface ICalibrator
{
    /// <summary>The probability, 0..1.</summary>
    float PredictProbability(float output);
}
