using MlNetGenomics.Statistics;

namespace MlNetGenomics.Simulation;

/// <summary>Draws counts.</summary>
public static class PoissonSampler
{
    // exp(-mean) of a part stays far above the smallest double, so that the search below loses no digits.
    private const double MostOfPart = 64;

    /// <summary>A count of independent events.</summary>
    /// <param name="mean">Mean number of events; 0 or more, finite.</param>
    /// <param name="random">Source of randomness.</param>
    /// <remarks>
    /// The distribution function is inverted by counting up, a number of steps like the mean; a great mean is cut into
    /// parts, whose counts add up to one of the same distribution.
    /// </remarks>
    public static long Draw(double mean, SplittableRandom random)
    {
        ArgumentNullException.ThrowIfNull(random);
        if (!(mean >= 0 && double.IsFinite(mean)))
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "0 or more and finite");
        long count = 0;
        for (; mean > MostOfPart; mean -= MostOfPart)
            count += DrawPart(MostOfPart, random);
        return count + DrawPart(mean, random);
    }

    private static int DrawPart(double mean, SplittableRandom random)
    {
        double chance = Math.Exp(-mean), left = random.NextDouble() - chance;
        int count = 0;
        // Chances that have become too small to change what is left end the search where rounding left a rest.
        while (left >= 0 && chance > double.Epsilon)
        {
            count++;
            chance *= mean / count;
            left -= chance;
        }
        return count;
    }
}
