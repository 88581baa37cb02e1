using MlNetGenomics.Sequences;

namespace MlNetGenomics.Motifs;

/// <summary>Motifs from consensus strings.</summary>
public static class IupacMotif
{
    /// <summary>
    /// Makes a motif from IUPAC letters. A position that names one base gives it the probability
    /// <paramref name="sharpness"/> and shares the rest among the other three; a position that names
    /// more bases keeps the same odds between a named and an unnamed base. N is a quarter each.
    /// </summary>
    /// <param name="consensus">IUPAC letters, at least one.</param>
    /// <param name="sharpness">Over .25 and at most 1; .9 gives 1.37 bits to a position of one base.</param>
    /// <param name="name">Name of the motif; null for the consensus itself.</param>
    /// <param name="alternateName">Second name, or empty.</param>
    /// <exception cref="GenomicsException">A letter is not an IUPAC code (named with its position from 1), or
    /// there is none.</exception>
    public static PositionProbabilityMatrix Parse(
        string consensus, double sharpness = 0.9, string? name = null, string alternateName = "")
    {
        ArgumentNullException.ThrowIfNull(consensus);
        if (!(sharpness > 0.25 && sharpness <= 1))
            throw new ArgumentOutOfRangeException(nameof(sharpness), sharpness, "over .25 and at most 1");
        if (consensus.Length == 0)
            throw new GenomicsException("a consensus of no letters is not a motif");
        double unnamedOdds = (1 - sharpness) / 3 / sharpness;
        var probabilities = new double[consensus.Length * Dna.BaseCount];
        for (int position = 0; position < consensus.Length; position++)
        {
            int mask = IupacCode.Mask(consensus[position]);
            if (mask == 0)
                throw new GenomicsException(
                    $"consensus {consensus}, position {position + 1}: '{consensus[position]}' " +
                    "is not an IUPAC code of bases");
            int named = IupacCode.Count(mask);
            double sum = named + (Dna.BaseCount - named) * unnamedOdds;
            for (int b = 0; b < Dna.BaseCount; b++)
                probabilities[position * Dna.BaseCount + b] = (IupacCode.Contains(mask, b) ? 1 : unnamedOdds) / sum;
        }
        return new PositionProbabilityMatrix(name ?? consensus, probabilities, alternateName);
    }
}
