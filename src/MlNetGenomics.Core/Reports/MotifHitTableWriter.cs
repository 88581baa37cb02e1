using MlNetGenomics.Motifs.Scan;

namespace MlNetGenomics.Reports;

/// <summary>Writes motif hits as a table, one at a time.</summary>
public sealed class MotifHitTableWriter
{
    private readonly TableWriter _table;

    /// <summary>
    /// Starts a table with the columns of the MEME Suite's FIMO: motif_id, motif_alt_id, sequence_name, start and stop
    /// (first and last base, from 1), strand, score (bits), p-value, q-value (empty where it was not computed),
    /// matched_sequence. A hit that knows its place in the genome is written there, with the chromosome for the sequence.
    /// </summary>
    public MotifHitTableWriter(TextWriter writer)
    {
        _table = new TableWriter(
            writer,
            "motif_id",
            "motif_alt_id",
            "sequence_name",
            "start",
            "stop",
            "strand",
            "score",
            "p-value",
            "q-value",
            "matched_sequence");
    }

    /// <summary>Writes a hit.</summary>
    public void Write(MotifHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        _table.WriteRow(
            hit.Motif.Name,
            hit.Motif.AlternateName,
            hit.Genome?.Chromosome ?? hit.SequenceName,
            (hit.Genome?.Start ?? hit.Start) + 1,
            hit.Genome?.End ?? hit.End,
            hit.Genome?.IsReverse ?? hit.IsReverse ? "-" : "+",
            Math.Round(hit.Score, 4),
            hit.PValue,
            double.IsNaN(hit.QValue) ? null : hit.QValue,
            hit.Site);
    }
}
