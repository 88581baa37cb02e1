namespace Microsoft.ML.Data;

/// <summary>How well scores fit labels.</summary>
public sealed class RegressionMetrics
{
    internal RegressionMetrics(double absolute, double squared, double rootSquared, double rSquared)
    {
        MeanAbsoluteError = absolute;
        MeanSquaredError = squared;
        RootMeanSquaredError = rootSquared;
        LossFunction = squared;
        RSquared = rSquared;
    }

    /// <summary>Mean of the absolute differences.</summary>
    public double MeanAbsoluteError { get; }

    /// <summary>Mean of the squared differences.</summary>
    public double MeanSquaredError { get; }

    /// <summary>Its square root.</summary>
    public double RootMeanSquaredError { get; }

    /// <summary>Mean of the loss, which is the squared one.</summary>
    public double LossFunction { get; }

    /// <summary>1 - residual over total sum of squares; not a number where the labels are all the same.</summary>
    public double RSquared { get; }
}
