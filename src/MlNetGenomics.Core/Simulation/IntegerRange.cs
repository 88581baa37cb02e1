using MlNetGenomics.Statistics;

namespace MlNetGenomics.Simulation;

/// <summary>Whole numbers from one to another, both included: gaps between sites, or starts of a site.</summary>
/// <param name="Minimum">The least.</param>
/// <param name="Maximum">The greatest, not below the least.</param>
public readonly record struct IntegerRange(int Minimum, int Maximum)
{
    /// <summary>One number only.</summary>
    public static IntegerRange Only(int value) => new(value, value);

    /// <summary>Whether a number is in the range.</summary>
    public bool Contains(int value) => value >= Minimum && value <= Maximum;

    /// <summary>A number of the range, all equally likely.</summary>
    internal int Draw(SplittableRandom random) => Minimum + random.NextInt(Maximum - Minimum + 1);

    /// <summary>
    /// A number of 0 .. <paramref name="maximum"/> outside the range, all equally likely; null where there is none.
    /// </summary>
    internal int? DrawOutside(int maximum, SplittableRandom random)
    {
        int below = Math.Min(Minimum, maximum + 1), above = Math.Max(0, maximum - Maximum);
        if (below + above == 0)
            return null;
        int drawn = random.NextInt(below + above);
        return drawn < below ? drawn : Maximum + 1 + drawn - below;
    }
}
