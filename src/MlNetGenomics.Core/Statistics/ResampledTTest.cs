namespace MlNetGenomics.Statistics;

/// <summary>
/// Student's t for scores of cross-validation, whose training sets overlap so that scores are not independent: their variance
/// is taken times 1/k + n2/n1 in place of 1/k (Nadeau and Bengio 2003, doi:10.1023/A:1024068626366, "corrected resampled
/// t-test"), for k scores of models trained on n1 sequences and tested on n2.
/// </summary>
/// <param name="T">Mean over its corrected standard error; NaN where all values are 0.</param>
/// <param name="P">Chance of a T as far from 0 on either side; 1 where all values are 0.</param>
public readonly record struct ResampledTTest(double T, double P)
{
    /// <summary>Is the mean 0?</summary>
    /// <param name="values">Scores, or differences of scores, two or more, all finite.</param>
    /// <param name="testShare">n2/n1, over 0.</param>
    public static ResampledTTest Of(ReadOnlySpan<double> values, double testShare)
    {
        (MeanAndDeviation summary, double error) = Spread(values, testShare);
        if (summary is { Mean: 0, Deviation: 0 })
            return new ResampledTTest(double.NaN, 1);
        double t = summary.Mean / error;
        return new ResampledTTest(t, PairedTTest.TwoSided(t, values.Length - 1));
    }

    /// <summary>Where the mean lies.</summary>
    /// <param name="values">Scores, two or more, all finite.</param>
    /// <param name="testShare">n2/n1, over 0.</param>
    /// <param name="share">With which chance, such as .95.</param>
    public static Interval Interval(ReadOnlySpan<double> values, double testShare, double share)
    {
        (MeanAndDeviation summary, double error) = Spread(values, testShare);
        double far = StudentDistribution.Quantile((1 + share) / 2, values.Length - 1) * error;
        return new Interval(summary.Mean - far, summary.Mean + far);
    }

    private static (MeanAndDeviation Summary, double Error) Spread(ReadOnlySpan<double> values, double testShare)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Length, 2, nameof(values));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(testShare);
        MeanAndDeviation summary = MeanAndDeviation.Of(values.ToArray());
        return (summary, summary.Deviation * Math.Sqrt(1.0 / values.Length + testShare));
    }
}
