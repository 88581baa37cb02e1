using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Simulation;

/// <summary>Draws bases.</summary>
public static class MotifSampler
{
    /// <summary>Fills a sequence with independent bases.</summary>
    /// <param name="codes">Receives base codes.</param>
    /// <param name="background">Chance of each base.</param>
    /// <param name="random">Source of randomness.</param>
    public static void FillBackground(Span<byte> codes, BaseBackground background, SplittableRandom random)
    {
        ArgumentNullException.ThrowIfNull(background);
        ArgumentNullException.ThrowIfNull(random);
        ReadOnlySpan<double> weights = [background.A, background.C, background.G, background.T];
        foreach (ref byte code in codes)
            code = (byte)random.NextIndex(weights);
    }

    /// <summary>Draws a site, each base from its column.</summary>
    /// <param name="motif">The motif.</param>
    /// <param name="isReverse">Whether the site's reverse complement is written.</param>
    /// <param name="codes">Receives base codes, as many as the motif is wide.</param>
    /// <param name="random">Source of randomness.</param>
    public static void DrawSite(
        PositionProbabilityMatrix motif, bool isReverse, Span<byte> codes, SplittableRandom random)
    {
        ArgumentNullException.ThrowIfNull(motif);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNotEqual(codes.Length, motif.Width, nameof(codes));
        for (int position = 0; position < codes.Length; position++)
        {
            byte code = (byte)random.NextIndex(motif[position]);
            if (isReverse)
                codes[^(position + 1)] = Dna.Complement(code);
            else
                codes[position] = code;
        }
    }
}
