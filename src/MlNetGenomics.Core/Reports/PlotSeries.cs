namespace MlNetGenomics.Reports;

/// <summary>A named line of a plot.</summary>
/// <param name="Name">Name in the legend.</param>
/// <param name="X">Horizontal values, ascending.</param>
/// <param name="Y">Vertical values, as many; where one is not finite the line has a gap.</param>
/// <param name="IsFaint">Drawn thin and pale, as one of many. Lines of one name share colour and legend.</param>
public sealed record PlotSeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y, bool IsFaint = false)
{
    /// <summary>A line over 1, 2, 3, ... (epochs, say).</summary>
    public static PlotSeries Over(string name, IReadOnlyList<double> y, bool isFaint = false)
    {
        ArgumentNullException.ThrowIfNull(y);
        return new PlotSeries(name, [.. Enumerable.Range(1, y.Count).Select(i => (double)i)], y, isFaint);
    }
}
