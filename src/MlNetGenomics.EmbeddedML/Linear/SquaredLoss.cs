namespace Microsoft.ML.Trainers;

/// <summary>The square of the difference.</summary>
public sealed class SquaredLoss : IRegressionLoss
{
    /// <inheritdoc/>
    public double Loss(float output, float label) => (output - label) * (output - label);

    /// <inheritdoc/>
    public float Derivative(float output, float label) => 2 * (output - label);
}
