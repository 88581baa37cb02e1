using System.Globalization;
using System.Text.Json.Nodes;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Cli.Running;

/// <summary>How metrics are called and shown.</summary>
internal static class MetricNames
{
    /// <summary>Adds r2, pearson, spearman and mse over folds, with a suffix that says the scale.</summary>
    public static void Add(JsonObject metrics, string suffix, IReadOnlyList<RegressionScores> folds)
    {
        metrics[$"r2{suffix}"] = JsonText.Metric([.. folds.Select(fold => fold.RSquared)]);
        metrics[$"pearson{suffix}"] = JsonText.Metric([.. folds.Select(fold => fold.Pearson)]);
        metrics[$"spearman{suffix}"] = JsonText.Metric([.. folds.Select(fold => fold.Spearman)]);
        metrics[$"mse{suffix}"] = JsonText.Metric([.. folds.Select(fold => fold.MeanSquaredError)]);
    }

    /// <summary>A metric with three decimals.</summary>
    public static string Format(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>Mean (standard deviation) with three decimals.</summary>
    public static string Format(MeanAndDeviation value) => $"{Format(value.Mean)} ({Format(value.Deviation)})";
}
