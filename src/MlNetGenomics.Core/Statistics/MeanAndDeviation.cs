namespace MlNetGenomics.Statistics;

/// <summary>Mean and spread of a few values, as a table of folds or trials shows them.</summary>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Deviation">Sample standard deviation (n - 1); 0 for a single value.</param>
public readonly record struct MeanAndDeviation(double Mean, double Deviation)
{
    /// <summary>Of some values, one or more.</summary>
    public static MeanAndDeviation Of(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double mean = all.Average();
        double squares = all.Sum(value => (value - mean) * (value - mean));
        return new MeanAndDeviation(mean, all.Length > 1 ? Math.Sqrt(squares / (all.Length - 1)) : 0);
    }

    /// <summary>Of those values that are finite: scores that are not defined do not count; NaN where none is.</summary>
    public static MeanAndDeviation OfDefined(IEnumerable<double> values) =>
        Of(values.Where(double.IsFinite).DefaultIfEmpty(double.NaN));
}
