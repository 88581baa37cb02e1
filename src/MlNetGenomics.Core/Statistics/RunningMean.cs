namespace MlNetGenomics.Statistics;

/// <summary>Mean and spread of values that come one after the other (Welford 1962, doi:10.1080/00401706.1962.10490022).</summary>
internal struct RunningMean
{
    private long _count;
    private double _mean;
    private double _squares;

    /// <summary>Takes a value.</summary>
    public void Add(double value)
    {
        _count++;
        double distance = value - _mean;
        _mean += distance / _count;
        _squares += distance * (value - _mean);
    }

    /// <summary>Of the values so far.</summary>
    public readonly MeanAndError Result => new(
        _count,
        _count > 0 ? _mean : double.NaN,
        _count > 1 ? Math.Sqrt(_squares / (_count - 1) / _count) : double.NaN);
}
