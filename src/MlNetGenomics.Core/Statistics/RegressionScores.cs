namespace MlNetGenomics.Statistics;

/// <summary>How well predictions meet measured values, over one whole set.</summary>
/// <param name="RSquared">1 - SSres / SStot, at most 1; NaN where the measured values are constant.</param>
/// <param name="Pearson">Pearson correlation.</param>
/// <param name="Spearman">Spearman correlation.</param>
/// <param name="MeanSquaredError">Mean of the squared differences.</param>
public readonly record struct RegressionScores(
    double RSquared, double Pearson, double Spearman, double MeanSquaredError)
{
    /// <summary>Compares predictions with measured values on the same scale.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or there are no values.</exception>
    public static RegressionScores Of(ReadOnlySpan<double> measured, ReadOnlySpan<double> predicted)
    {
        if (measured.Length != predicted.Length)
            throw new ArgumentException($"{predicted.Length} predictions for {measured.Length} values", nameof(predicted));
        if (measured.Length == 0)
            throw new ArgumentException("there are no values to compare", nameof(measured));
        double mean = 0;
        foreach (double value in measured)
            mean += value / measured.Length;
        double residual = 0, total = 0;
        for (int i = 0; i < measured.Length; i++)
        {
            residual += (measured[i] - predicted[i]) * (measured[i] - predicted[i]);
            total += (measured[i] - mean) * (measured[i] - mean);
        }
        return new RegressionScores(
            total > 0 ? 1 - residual / total : double.NaN,
            Correlation.Pearson(measured, predicted),
            Correlation.Spearman(measured, predicted),
            residual / measured.Length);
    }
}
