using MlNetGenomics.Statistics;

namespace MlNetGenomics.Training;

/// <summary>Scores of predictions on the labels as given and on their logarithms.</summary>
/// <param name="Raw">On the labels as given.</param>
/// <param name="Log2">On base-2 logarithms, or null where a label is not positive.</param>
public sealed record LabelScaleScores(RegressionScores Raw, RegressionScores? Log2)
{
    /// <summary>
    /// Scores on both scales. A prediction on the raw scale that is not positive has no logarithm; it is
    /// taken as the lowest label.
    /// </summary>
    /// <param name="labels">Labels as given, one or more.</param>
    /// <param name="predictions">As many predictions, on the scale of the transformed labels.</param>
    /// <param name="transform">That scale.</param>
    public static LabelScaleScores Of(
        ReadOnlySpan<float> labels, ReadOnlySpan<float> predictions, LabelTransform transform)
    {
        double[] raw = ToDoubles(labels);
        double[] predicted = ToDoubles(predictions);
        bool isLog = transform == LabelTransform.Log2;
        double[] predictedRaw = isLog ? [.. predicted.Select(p => Math.Pow(2, p))] : predicted;
        double lowest = raw.Min();
        RegressionScores? log2 = null;
        if (lowest > 0)
        {
            log2 = RegressionScores.Of(
                [.. raw.Select(Math.Log2)],
                isLog ? predicted : [.. predicted.Select(p => Math.Log2(p > 0 ? p : lowest))]);
        }
        return new LabelScaleScores(RegressionScores.Of(raw, predictedRaw), log2);
    }

    /// <summary>Scores on the scale of <paramref name="transform"/>.</summary>
    /// <exception cref="InvalidOperationException">There are none on the logarithmic scale.</exception>
    public RegressionScores On(LabelTransform transform) => transform == LabelTransform.Log2
        ? Log2 ?? throw new InvalidOperationException("a label is not positive")
        : Raw;

    private static double[] ToDoubles(ReadOnlySpan<float> values)
    {
        var doubles = new double[values.Length];
        for (int i = 0; i < doubles.Length; i++)
            doubles[i] = values[i];
        return doubles;
    }
}
