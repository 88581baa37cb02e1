using System.Globalization;
using MlNetGenomics.Files;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Motifs;

/// <summary>
/// Motifs in the minimal MEME format (https://meme-suite.org/meme/doc/meme-format.html). Reading also
/// takes the text output of the MEME program.
/// </summary>
public static class MemeMotifs
{
    /// <summary>Reads a file, plain or gzip, or "-" for standard input.</summary>
    /// <exception cref="GenomicsException">The file cannot be read, or is not MEME; names the line.</exception>
    public static MotifSet Read(string path)
    {
        using var reader = new StreamReader(InputFile.OpenRead(path));
        return Read(reader, InputFile.DisplayName(path));
    }

    /// <summary>Reads from text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="sourceName">How messages call it.</param>
    /// <exception cref="GenomicsException">The text is not what it should be; names the line.</exception>
    public static MotifSet Read(TextReader reader, string sourceName)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new MemeParser(new MotifLines(reader, sourceName)).Parse();
    }

    /// <summary>
    /// Writes motifs in MEME version 4 format, probabilities with 6 to 16 decimals. White space in names
    /// becomes an underscore.
    /// </summary>
    /// <param name="writer">Receives the text.</param>
    /// <param name="motifs">The motifs; at least one.</param>
    /// <param name="background">Background to state; null for uniform.</param>
    /// <param name="bothStrands">Whether the motifs are of both strands.</param>
    public static void Write(
        TextWriter writer,
        IReadOnlyList<PositionProbabilityMatrix> motifs,
        BaseBackground? background = null,
        bool bothStrands = true)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(motifs);
        ArgumentOutOfRangeException.ThrowIfZero(motifs.Count, nameof(motifs));
        background ??= BaseBackground.Uniform;
        writer.Write("MEME version 4\n\nALPHABET= ACGT\n\n");
        writer.Write(bothStrands ? "strands: + -\n\n" : "strands: +\n\n");
        writer.Write("Background letter frequencies\n");
        for (int b = 0; b < Dna.BaseCount; b++)
            writer.Write($"{(b == 0 ? "" : " ")}{Dna.Letters[b]} {Number(background[b])}");
        writer.Write('\n');
        foreach (PositionProbabilityMatrix motif in motifs)
            Write(writer, motif);
    }

    private static void Write(TextWriter writer, PositionProbabilityMatrix motif)
    {
        writer.Write($"\nMOTIF {MotifNames.OneWord(motif.Name)}");
        if (motif.AlternateName.Length > 0)
            writer.Write($" {MotifNames.OneWord(motif.AlternateName)}");
        writer.Write(string.Create(CultureInfo.InvariantCulture,
            $"\n\nletter-probability matrix: alength= {Dna.BaseCount} w= {motif.Width}"));
        if (motif.SiteCount is { } sites)
            writer.Write(string.Create(CultureInfo.InvariantCulture, $" nsites= {sites:0.######}"));
        writer.Write(" E= 0\n");
        for (int position = 0; position < motif.Width; position++)
        {
            for (int b = 0; b < Dna.BaseCount; b++)
                writer.Write($"{(b == 0 ? " " : "  ")}{Number(motif[position, b])}");
            writer.Write('\n');
        }
    }

    private static string Number(double value) =>
        value.ToString("0.000000##########", CultureInfo.InvariantCulture);
}
