using MlNetGenomics.Interpretation;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Reports;

/// <summary>Writes attributions as bedGraph, a line a base, for sequences whose names say where they lie.</summary>
public static class SaliencyBedGraphWriter
{
    /// <summary>
    /// Writes the lines of a sequence in the genome's order: chromosome, start (from 0), end, score (see
    /// <see cref="SaliencyMaps.BaseScores"/>).
    /// </summary>
    /// <param name="writer">Receives the lines.</param>
    /// <param name="name">The sequence's name, chr:start-end.</param>
    /// <param name="method">The method the attributions come from.</param>
    /// <param name="codes">Base codes, [L].</param>
    /// <param name="attributions">[L x 4].</param>
    /// <exception cref="GenomicsException">The name does not say where the sequence lies, or says another length.</exception>
    public static void Write(
        TextWriter writer, string name, SaliencyMethod method, ReadOnlySpan<byte> codes, ReadOnlySpan<float> attributions)
    {
        ArgumentNullException.ThrowIfNull(writer);
        GenomicInterval interval = GenomicInterval.OfSequence(name, codes.Length);
        float[] scores = SaliencyMaps.BaseScores(method, codes, attributions);
        if (interval.IsReverse)
            Array.Reverse(scores);
        for (int i = 0; i < scores.Length; i++)
        {
            writer.Write(FormattableString.Invariant($"{interval.Chromosome}\t{interval.Start + i}\t{interval.Start + i + 1}\t"));
            writer.Write(TableWriter.Format(scores[i]));
            writer.Write('\n');
        }
    }
}
