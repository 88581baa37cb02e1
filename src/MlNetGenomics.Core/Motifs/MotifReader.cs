using MlNetGenomics.Files;

namespace MlNetGenomics.Motifs;

/// <summary>Reads motif files of any known format.</summary>
public static class MotifReader
{
    /// <summary>
    /// Reads a MEME or JASPAR file, plain or gzip, or "-" for standard input. The first line that is not
    /// empty decides the format.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="pseudocount">JASPAR only: added to each column of counts in all, a quarter to each base.</param>
    /// <exception cref="GenomicsException">The file cannot be read, or is neither format; names the line.</exception>
    public static MotifSet Read(string path, double pseudocount = 0)
    {
        using var reader = new StreamReader(InputFile.OpenRead(path));
        return Read(reader, InputFile.DisplayName(path), pseudocount);
    }

    /// <summary>Reads MEME or JASPAR text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="sourceName">How messages call it.</param>
    /// <param name="pseudocount">JASPAR only: added to each column of counts in all, a quarter to each base.</param>
    /// <exception cref="GenomicsException">The text is neither format; names the line.</exception>
    public static MotifSet Read(TextReader reader, string sourceName, double pseudocount = 0)
    {
        ArgumentNullException.ThrowIfNull(reader);
        JasparParser.RequirePseudocount(pseudocount);
        var lines = new MotifLines(reader, sourceName);
        lines.SkipEmpty();
        if (lines.Peek() is not { } first)
            throw new GenomicsException($"{sourceName}: the file is empty, motifs are expected");
        return Format(first) switch
        {
            MotifFormat.Meme => new MemeParser(lines).Parse(),
            MotifFormat.Jaspar => new JasparParser(lines, pseudocount).Parse(),
            _ => throw lines.ErrorAt(lines.Number + 1,
                $"{MotifLines.Quote(first)} starts neither a MEME file ('MEME version 4') " +
                "nor a JASPAR one ('>ID NAME')"),
        };
    }

    /// <summary>The format that a first line announces, or null.</summary>
    internal static MotifFormat? Format(string firstLine)
    {
        if (MemeParser.IsFirstLine(firstLine))
            return MotifFormat.Meme;
        return JasparParser.IsFirstLine(firstLine) ? MotifFormat.Jaspar : null;
    }
}
