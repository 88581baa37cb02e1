using MlNetGenomics.Sequences;

namespace MlNetGenomics.Motifs.Scan;

/// <summary>
/// A motif as log-odds: log2(p / bg) of each base at each position, bits (Stormo 2000,
/// doi:10.1093/bioinformatics/16.1.16). The sum over a site says how much more likely it is under the motif than by
/// chance. Immutable.
/// </summary>
public sealed class PositionWeightMatrix
{
    private readonly double[] _weights;

    /// <summary>Makes log-odds of probabilities.</summary>
    /// <param name="motif">The motif.</param>
    /// <param name="background">bg; null for uniform.</param>
    /// <param name="pseudocount">
    /// Count added to each column in all, shared out as the background: p = (n p + c bg) / (n + c); 0 or more.
    /// </param>
    /// <param name="defaultSiteCount">n of a motif that does not know its own; over 0.</param>
    /// <exception cref="GenomicsException">A probability stays 0: its logarithm is not a number to add.</exception>
    public PositionWeightMatrix(
        PositionProbabilityMatrix motif,
        BaseBackground? background = null,
        double pseudocount = 0.1,
        double defaultSiteCount = 20)
    {
        ArgumentNullException.ThrowIfNull(motif);
        ArgumentOutOfRangeException.ThrowIfNegative(pseudocount);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(defaultSiteCount);
        Motif = motif;
        Background = background ?? BaseBackground.Uniform;
        double sites = motif.SiteCount is > 0 and var known ? known : defaultSiteCount;
        _weights = new double[motif.Width * Dna.BaseCount];
        for (int position = 0; position < motif.Width; position++)
        {
            for (int b = 0; b < Dna.BaseCount; b++)
            {
                double p = (sites * motif[position, b] + pseudocount * Background[b]) / (sites + pseudocount);
                if (p == 0)
                {
                    throw new GenomicsException(
                        $"motif {motif.Name}, position {position + 1}: {Dna.Letters[b]} has probability 0, " +
                        "which needs a pseudocount over 0");
                }
                _weights[position * Dna.BaseCount + b] = Math.Log2(p / Background[b]);
            }
        }
    }

    /// <summary>The motif that the weights are of.</summary>
    public PositionProbabilityMatrix Motif { get; }

    /// <summary>bg.</summary>
    public BaseBackground Background { get; }

    /// <summary>Number of positions.</summary>
    public int Width => Motif.Width;

    /// <summary>Weight of base code <paramref name="base"/> (0..3) at <paramref name="position"/>, bits.</summary>
    public double this[int position, int @base] => _weights[position * Dna.BaseCount + @base];

    /// <summary>All weights, [width x 4] row by row, bits.</summary>
    public ReadOnlySpan<double> Weights => _weights;
}
