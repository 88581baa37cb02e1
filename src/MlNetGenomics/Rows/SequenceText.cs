using MlNetGenomics.Sequences;

namespace MlNetGenomics.Rows;

/// <summary>Text of a column to base codes.</summary>
internal static class SequenceText
{
    /// <summary>Encodes the text of a row.</summary>
    /// <param name="text">The text.</param>
    /// <param name="ambiguity">What to do with IUPAC letters.</param>
    /// <param name="column">Name of the column, for error messages.</param>
    /// <param name="position">Position of the row, from 0, for error messages.</param>
    /// <exception cref="GenomicsException">A letter is no base; names column, row and position.</exception>
    public static byte[] Encode(ReadOnlySpan<char> text, AmbiguityPolicy ambiguity, string column, long position)
    {
        try
        {
            return Dna.Encode(text, ambiguity);
        }
        catch (GenomicsException e)
        {
            throw new GenomicsException($"column {column}, row {position + 1}, {e.Message}", e);
        }
    }
}
