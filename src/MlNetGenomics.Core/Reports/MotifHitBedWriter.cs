using MlNetGenomics.Motifs.Scan;

namespace MlNetGenomics.Reports;

/// <summary>Writes motif hits as BED lines, one at a time.</summary>
public static class MotifHitBedWriter
{
    /// <summary>
    /// Six columns of BED: sequence, start (from 0), end (the base after the last), motif, score, strand; then the summed
    /// log-odds in bits, the p-value and the q-value ("." where it was not computed). The score is -10 log10 p,
    /// rounded, at most 1000, as FIMO's in GFF. A hit that knows its place in the genome is written there, with the
    /// chromosome for the sequence. BED has no header.
    /// </summary>
    public static void Write(TextWriter writer, MotifHit hit)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(hit);
        object[] cells =
        [
            hit.Genome?.Chromosome ?? hit.SequenceName,
            hit.Genome?.Start ?? hit.Start,
            hit.Genome?.End ?? hit.End,
            hit.Motif.Name,
            BedScore.Of(hit.PValue),
            hit.Genome?.IsReverse ?? hit.IsReverse ? '-' : '+',
            Math.Round(hit.Score, 4),
            hit.PValue,
            double.IsNaN(hit.QValue) ? "." : hit.QValue,
        ];
        writer.Write(string.Join('\t', cells.Select(TableWriter.Format)));
        writer.Write('\n');
    }
}
