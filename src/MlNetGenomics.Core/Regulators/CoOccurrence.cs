using MlNetGenomics.Kernels;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Regulators;

/// <summary>
/// Do the sites of two motifs lie together more often than chance would have (MuSeAM paper, "Statistical test for enriched
/// co-occurrence")? A binomial test for each pair over the sequences with both, corrected for the number of pairs.
/// </summary>
public static class CoOccurrence
{
    /// <summary>Tests all pairs.</summary>
    /// <param name="sites">The motifs' sites.</param>
    /// <param name="positions">Places of a site in a sequence: L - W + 1.</param>
    /// <param name="settings">What counts as together; null for the paper's.</param>
    /// <param name="threads">Threads; 0 for one a processor. The result does not depend on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>All pairs, the smallest p-value first; of equal ones in the order of the features.</returns>
    public static IReadOnlyList<CoOccurrencePair> Test(
        FeatureSites sites,
        int positions,
        CoOccurrenceSettings? settings = null,
        int threads = 0,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sites);
        settings ??= new CoOccurrenceSettings();
        settings.Validate();
        double chance = SiteDistance.Chance(positions, settings.LeastDistance, settings.MostDistance);
        if (double.IsNaN(chance))
        {
            throw new GenomicsException(
                $"no two of {positions} places of a site are {settings.LeastDistance} bases apart, the least distance asked for");
        }
        var rows = new CoOccurrencePair[sites.Count][];
        ParallelLoop.For(sites.Count, threads, first =>
        {
            rows[first] = new CoOccurrencePair[sites.Count - first - 1];
            for (int second = first + 1; second < sites.Count; second++)
                rows[first][second - first - 1] = Compare(sites, first, second, chance, settings);
        }, cancellation);
        CoOccurrencePair[] pairs = [.. rows.SelectMany(row => row)];
        double[] qValues = BenjaminiHochberg.QValues([.. pairs.Select(pair => pair.Test.P)]);
        // P-values below double precision are told apart by their logarithms.
        return [.. pairs.Select((pair, i) => pair with { QValue = qValues[i] }).OrderBy(pair => pair.Test.LogP)];
    }

    private static CoOccurrencePair Compare(
        FeatureSites sites, int first, int second, double chance, CoOccurrenceSettings settings)
    {
        ReadOnlySpan<MotifSite?> one = sites.Of(first), two = sites.Of(second);
        int both = 0, near = 0;
        var arrangements = new Dictionary<(int Offset, bool SameStrand), int>();
        for (int sequence = 0; sequence < one.Length; sequence++)
        {
            if (one[sequence] is not { } a || two[sequence] is not { } b)
                continue;
            int distance = Math.Abs(a.Start - b.Start);
            if (distance < settings.LeastDistance)
                continue;
            both++;
            if (distance > settings.MostDistance)
                continue;
            near++;
            (int, bool) arrangement = (a.IsReverse ? a.Start - b.Start : b.Start - a.Start, a.IsReverse == b.IsReverse);
            arrangements[arrangement] = arrangements.GetValueOrDefault(arrangement) + 1;
        }
        BinomialTest test = BinomialTest.Greater(near, both, chance);
        if (near == 0)
            return new CoOccurrencePair(first, second, test, 1, 0, true, double.NaN);
        ((int offset, bool same), int count) = arrangements
            .OrderByDescending(arrangement => arrangement.Value).ThenBy(arrangement => arrangement.Key).First();
        return new CoOccurrencePair(first, second, test, 1, offset, same, (double)count / near);
    }
}
