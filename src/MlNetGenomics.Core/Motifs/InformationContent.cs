using MlNetGenomics.Sequences;

namespace MlNetGenomics.Motifs;

/// <summary>
/// How much a motif says, in bits: IC = sum over bases of p log2(p / bg), 0 for a base with p = 0
/// (Schneider and Stephens 1990, doi:10.1093/nar/18.20.6097, without their small-sample correction).
/// With a uniform background a column has 0 to 2 bits.
/// </summary>
public static class InformationContent
{
    /// <summary>Information of one column, bits.</summary>
    /// <param name="probabilities">Four probabilities that sum to 1.</param>
    /// <param name="background">bg; null for uniform.</param>
    public static double OfColumn(ReadOnlySpan<double> probabilities, BaseBackground? background = null)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(probabilities.Length, Dna.BaseCount, nameof(probabilities));
        background ??= BaseBackground.Uniform;
        double bits = 0;
        for (int b = 0; b < Dna.BaseCount; b++)
        {
            if (probabilities[b] > 0)
                bits += probabilities[b] * Math.Log2(probabilities[b] / background[b]);
        }
        return bits;
    }

    /// <summary>Information of every column, bits, [width].</summary>
    /// <param name="motif">The motif.</param>
    /// <param name="background">bg; null for uniform.</param>
    public static double[] OfColumns(PositionProbabilityMatrix motif, BaseBackground? background = null)
    {
        ArgumentNullException.ThrowIfNull(motif);
        var bits = new double[motif.Width];
        for (int position = 0; position < bits.Length; position++)
            bits[position] = OfColumn(motif[position], background);
        return bits;
    }

    /// <summary>Information of the whole motif, bits: the sum over its columns.</summary>
    /// <param name="motif">The motif.</param>
    /// <param name="background">bg; null for uniform.</param>
    public static double Total(PositionProbabilityMatrix motif, BaseBackground? background = null) =>
        OfColumns(motif, background).Sum();

    /// <summary>Information content per position (ICP), bits: the mean over the columns (MuSeAM paper).</summary>
    /// <param name="motif">The motif.</param>
    /// <param name="background">bg; null for uniform.</param>
    public static double PerPosition(PositionProbabilityMatrix motif, BaseBackground? background = null) =>
        OfColumns(motif, background).Average();
}
