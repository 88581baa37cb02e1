using MlNetGenomics.Interpretation.Seqlets;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Reports;

/// <summary>Writes seqlets as a table.</summary>
public sealed class SeqletTableWriter
{
    private readonly TableWriter _table;

    /// <summary>
    /// Starts a table with the columns name, start and end (first and last base, from 1), sign (+ or -), attribution (the sum of
    /// scores), p-value and sequence (its bases).
    /// </summary>
    /// <param name="writer">Receives the table.</param>
    public SeqletTableWriter(TextWriter writer)
    {
        _table = new TableWriter(writer, "name", "start", "end", "sign", "attribution", "p-value", "sequence");
    }

    /// <summary>Writes a seqlet.</summary>
    /// <param name="name">Name of the sequence, or of the chromosome.</param>
    /// <param name="start">First base, from 0.</param>
    /// <param name="seqlet">The seqlet.</param>
    /// <param name="codes">Its bases.</param>
    public void Write(string name, long start, Seqlet seqlet, ReadOnlySpan<byte> codes) => _table.WriteRow(
        name,
        start + 1,
        start + seqlet.Length,
        seqlet.IsNegative ? "-" : "+",
        (float)seqlet.Attribution,
        seqlet.PValue,
        Dna.Decode(codes));
}
