namespace MlNetGenomics.Tests.Simulation;

/// <summary>Pearson's test of counts against shares.</summary>
internal static class ChiSquare
{
    // Quantiles of the chi-square distribution at .999, by degrees of freedom (any published table).
    private static readonly (int DegreesOfFreedom, double Value)[] Quantiles =
        [(3, 16.27), (4, 18.47), (5, 20.52), (9, 27.88), (10, 29.59), (15, 37.70), (23, 49.73), (27, 55.48)];

    /// <summary>The statistic.</summary>
    public static double Of(IReadOnlyList<int> counts, IReadOnlyList<double> shares)
    {
        double total = counts.Sum();
        return counts.Zip(shares, (count, share) => Math.Pow(count - share * total, 2) / (share * total)).Sum();
    }

    /// <summary>Fails where counts as odd as these would come up less than once in a thousand.</summary>
    public static void AssertFits(IReadOnlyList<int> counts, IReadOnlyList<double> shares) =>
        AssertFits(Of(counts, shares), counts.Count - 1);

    /// <summary>Fails where a statistic as great as this would come up less than once in a thousand.</summary>
    public static void AssertFits(double statistic, int degreesOfFreedom) =>
        Assert.IsLessThan(Quantiles.Single(one => one.DegreesOfFreedom == degreesOfFreedom).Value, statistic);
}
