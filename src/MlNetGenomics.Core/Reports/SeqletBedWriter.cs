using MlNetGenomics.Interpretation.Seqlets;

namespace MlNetGenomics.Reports;

/// <summary>Writes seqlets as BED lines, one at a time.</summary>
public static class SeqletBedWriter
{
    /// <summary>
    /// Six columns of BED: sequence, start (from 0), end, "positive" or "negative", -10 log10 p, rounded, at most 1000, and the
    /// strand on which the sequence was read, "." where nothing says it. BED has no header.
    /// </summary>
    /// <param name="writer">Receives the line.</param>
    /// <param name="name">Name of the sequence, or of the chromosome.</param>
    /// <param name="start">First base, from 0.</param>
    /// <param name="seqlet">The seqlet.</param>
    /// <param name="isReverse">Whether the sequence was read from the reverse strand; null where nothing says it.</param>
    public static void Write(TextWriter writer, string name, long start, Seqlet seqlet, bool? isReverse = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        object[] cells =
        [
            name,
            start,
            start + seqlet.Length,
            seqlet.IsNegative ? "negative" : "positive",
            BedScore.Of(seqlet.PValue),
            isReverse switch { null => ".", true => "-", false => "+" },
        ];
        writer.Write(string.Join('\t', cells.Select(TableWriter.Format)));
        writer.Write('\n');
    }
}
