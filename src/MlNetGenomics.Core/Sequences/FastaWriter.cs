namespace MlNetGenomics.Sequences;

/// <summary>Writes FASTA.</summary>
public static class FastaWriter
{
    /// <summary>Bases a line, as most programs of the field write them.</summary>
    public const int LineLength = 60;

    /// <summary>Writes every sequence of a set, lines of <see cref="LineLength"/> bases.</summary>
    public static void Write(TextWriter writer, SequenceSet sequences)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(sequences);
        for (int i = 0; i < sequences.Count; i++)
        {
            writer.Write('>');
            writer.WriteLine(sequences.Names[i]);
            ReadOnlySpan<char> text = sequences.Text(i);
            for (int start = 0; start < text.Length; start += LineLength)
                writer.WriteLine(text.Slice(start, Math.Min(LineLength, text.Length - start)));
        }
    }
}
