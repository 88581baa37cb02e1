using System.Globalization;
using System.Text;
using MlNetGenomics.Files;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Motifs;

/// <summary>
/// Motifs in the JASPAR formats: a line "&gt;ID NAME", then four rows of counts, one a base. Rows are
/// "A [ 1 2 3 ]" in any order, or bare numbers in the order A, C, G, T; a file of one bare matrix needs
/// no header.
/// </summary>
public static class JasparMotifs
{
    /// <summary>Reads a file, plain or gzip, or "-" for standard input.</summary>
    /// <param name="path">The file.</param>
    /// <param name="pseudocount">
    /// Added to each column in all, a quarter to each base; 0 takes the counts as they are.
    /// </param>
    /// <exception cref="GenomicsException">The file cannot be read, or is not JASPAR; names the line.</exception>
    public static MotifSet Read(string path, double pseudocount = 0)
    {
        using var reader = new StreamReader(InputFile.OpenRead(path));
        return Read(reader, InputFile.DisplayName(path), pseudocount);
    }

    /// <summary>Reads from text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="sourceName">How messages call it; also names a matrix without a header.</param>
    /// <param name="pseudocount">
    /// Added to each column in all, a quarter to each base; 0 takes the counts as they are.
    /// </param>
    /// <exception cref="GenomicsException">The text is not what it should be; names the line.</exception>
    public static MotifSet Read(TextReader reader, string sourceName, double pseudocount = 0)
    {
        ArgumentNullException.ThrowIfNull(reader);
        JasparParser.RequirePseudocount(pseudocount);
        return new JasparParser(new MotifLines(reader, sourceName), pseudocount).Parse();
    }

    /// <summary>
    /// Writes motifs as counts: probability times the number of sites, with up to six decimals where
    /// that is not whole. White space in names becomes an underscore.
    /// </summary>
    /// <param name="writer">Receives the text.</param>
    /// <param name="motifs">The motifs.</param>
    /// <param name="siteCount">Number of sites of a motif that does not know its own.</param>
    public static void Write(TextWriter writer, IReadOnlyList<PositionProbabilityMatrix> motifs, double siteCount = 100)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(motifs);
        if (!(siteCount > 0 && double.IsFinite(siteCount)))
            throw new ArgumentOutOfRangeException(nameof(siteCount), siteCount, "must be positive");
        var line = new StringBuilder();
        foreach (PositionProbabilityMatrix motif in motifs)
        {
            string alternate = motif.AlternateName.Length > 0 ? "\t" + MotifNames.OneWord(motif.AlternateName) : "";
            writer.Write($">{MotifNames.OneWord(motif.Name)}{alternate}\n");
            double sites = motif.SiteCount is > 0 and var known ? known : siteCount;
            for (int b = 0; b < Dna.BaseCount; b++)
            {
                line.Clear().Append(Dna.Letters[b]).Append("  [");
                for (int position = 0; position < motif.Width; position++)
                    line.Append(CultureInfo.InvariantCulture, $" {sites * motif[position, b]:0.######}");
                writer.Write(line.Append(" ]\n"));
            }
        }
    }
}
