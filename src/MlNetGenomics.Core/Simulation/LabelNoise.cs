using MlNetGenomics.Statistics;

namespace MlNetGenomics.Simulation;

/// <summary>Labels of 0 and 1 that are wrong at times, as measured ones are.</summary>
public static class LabelNoise
{
    // Sequences draw from the streams 0, 1, 2, ... of the seed; this one is none of theirs.
    private const long Stream = -1;

    /// <summary>Flips each label with the same chance, independently.</summary>
    /// <param name="truth">True labels, [sequences][tasks]; left as they are.</param>
    /// <param name="share">Chance of a label to be flipped, 0 to 1.</param>
    /// <param name="seed">Seed of the simulation. A label's fate depends on it, on the number of its sequence and
    /// on that of its task.</param>
    public static bool[][] Flip(bool[][] truth, double share, long seed)
    {
        ArgumentNullException.ThrowIfNull(truth);
        SplittableRandom random = new SplittableRandom(seed).Split(Stream);
        var labels = new bool[truth.Length][];
        for (int i = 0; i < truth.Length; i++)
        {
            SplittableRandom own = random.Split(i);
            labels[i] = [.. truth[i].Select(label => label ^ own.NextDouble() < share)];
        }
        return labels;
    }
}
