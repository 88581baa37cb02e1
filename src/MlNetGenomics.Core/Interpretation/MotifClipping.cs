using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation;

/// <summary>Cuts flanks that say nothing off a motif.</summary>
public static class MotifClipping
{
    /// <summary>The columns from the first to the last informative one, with a margin.</summary>
    /// <param name="motif">The motif.</param>
    /// <param name="information">Bits that an informative column exceeds; 0 or more.</param>
    /// <param name="margin">Columns kept either side, as far as there are any; 0 or more.</param>
    /// <returns>The clipped motif, or null where no column is informative.</returns>
    public static PositionProbabilityMatrix? Clip(PositionProbabilityMatrix motif, double information, int margin)
    {
        ArgumentNullException.ThrowIfNull(motif);
        ArgumentOutOfRangeException.ThrowIfNegative(margin);
        double[] bits = InformationContent.OfColumns(motif);
        int first = Array.FindIndex(bits, b => b > information);
        if (first < 0)
            return null;
        int last = Array.FindLastIndex(bits, b => b > information);
        int start = Math.Max(0, first - margin);
        int end = Math.Min(motif.Width, last + 1 + margin);
        return new PositionProbabilityMatrix(
            motif.Name,
            motif.Probabilities[(start * Dna.BaseCount)..(end * Dna.BaseCount)],
            motif.AlternateName,
            motif.SiteCount);
    }
}
