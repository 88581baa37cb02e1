using MlNetGenomics.Sequences;

namespace MlNetGenomics.Reports;

/// <summary>A logo of a sequence's attributions.</summary>
/// <param name="Caption">What stands above it, or null.</param>
/// <param name="Heights">Heights of the letters, [L x 4].</param>
/// <param name="Options">Axis and its ends.</param>
internal sealed record AttributionDrawing(string? Caption, double[] Heights, LogoOptions Options)
{
    /// <summary>Heights of which each base has its own, [L x 4]; N has none.</summary>
    /// <param name="codes">Base codes, [L].</param>
    /// <param name="scores">A number a base, [L].</param>
    public static double[] Own(ReadOnlySpan<byte> codes, ReadOnlySpan<float> scores)
    {
        var heights = new double[scores.Length * Dna.BaseCount];
        for (int position = 0; position < scores.Length; position++)
        {
            if (codes[position] < Dna.BaseCount)
                heights[position * Dna.BaseCount + codes[position]] = scores[position];
        }
        return heights;
    }

    /// <summary>Heights of all four bases, [L x 4].</summary>
    public static double[] All(float[] attributions) => Array.ConvertAll(attributions, value => (double)value);
}
