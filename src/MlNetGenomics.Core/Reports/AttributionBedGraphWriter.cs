using MlNetGenomics.Sequences;

namespace MlNetGenomics.Reports;

/// <summary>Writes base scores as bedGraph, a line a base, for sequences whose names say where they lie.</summary>
public static class AttributionBedGraphWriter
{
    /// <summary>Writes the lines of a sequence in the genome's order: chromosome, start (from 0), end, score.</summary>
    /// <param name="writer">Receives the lines.</param>
    /// <param name="name">The sequence's name, chr:start-end.</param>
    /// <param name="scores">A number a base, [L].</param>
    /// <exception cref="GenomicsException">The name does not say where the sequence lies, or says another length.</exception>
    public static void Write(TextWriter writer, string name, ReadOnlySpan<float> scores)
    {
        ArgumentNullException.ThrowIfNull(writer);
        GenomicInterval interval = GenomicInterval.OfSequence(name, scores.Length);
        for (int i = 0; i < scores.Length; i++)
        {
            writer.Write(FormattableString.Invariant($"{interval.Chromosome}\t{interval.Start + i}\t{interval.Start + i + 1}\t"));
            writer.Write(TableWriter.Format(scores[interval.IsReverse ? scores.Length - 1 - i : i]));
            writer.Write('\n');
        }
    }
}
