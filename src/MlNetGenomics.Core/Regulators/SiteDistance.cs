namespace MlNetGenomics.Regulators;

/// <summary>How far two sites lie from each other by chance.</summary>
public static class SiteDistance
{
    /// <summary>
    /// Chance that two starts drawn independently and uniformly from m positions are at least <paramref name="least"/> and at
    /// most <paramref name="most"/> apart, among those at least <paramref name="least"/> apart. m (m - d) ordered pairs, twice, lie
    /// d apart (m where d is 0), so that from 0 to D it is (m (2 D + 1) - D (D + 1)) / m^2.
    /// </summary>
    /// <param name="positions">m, places of a site: bases of a sequence less those of a motif, plus one.</param>
    /// <param name="least">0 or more.</param>
    /// <param name="most">At least <paramref name="least"/>.</param>
    /// <returns>1 where no two positions are further apart than <paramref name="most"/>; NaN where none are so far as <paramref name="least"/>.</returns>
    public static double Chance(int positions, int least, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(positions);
        ArgumentOutOfRangeException.ThrowIfNegative(least);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, least);
        double below = Within(positions, least - 1);
        double all = (double)positions * positions;
        return least >= positions ? double.NaN : (Within(positions, most) - below) / (all - below);
    }

    /// <summary>Ordered pairs of positions at most <paramref name="distance"/> apart.</summary>
    private static double Within(double positions, int distance)
    {
        double most = Math.Min(distance, positions - 1);
        return most < 0 ? 0 : positions * (2 * most + 1) - most * (most + 1);
    }
}
