namespace Microsoft.ML.Trainers;

/// <summary>How far a score is from its label.</summary>
public interface IRegressionLoss
{
    /// <summary>The loss.</summary>
    double Loss(float output, float label);

    /// <summary>Its slope in the score.</summary>
    float Derivative(float output, float label);
}
