using MlNetGenomics.Files;

namespace MlNetGenomics.Variants;

/// <summary>Reads variants, VCF or a table, whichever a file is.</summary>
public static class VariantReader
{
    /// <summary>Reads a file line by line.</summary>
    /// <param name="path">VCF (see <see cref="VcfReader"/>) or a table (see <see cref="VariantTableReader"/>), plain, gzip or
    /// bgzip, or "-" for standard input.</param>
    /// <param name="frequency">INFO key or column of frequencies; null for the usual ones.</param>
    /// <exception cref="GenomicsException">It cannot be read, or is neither; names the line.</exception>
    public static IEnumerable<VariantRecord> Read(string path, string? frequency = null)
    {
        using var reader = new StreamReader(InputFile.OpenRead(path), bufferSize: 1 << 16);
        string source = InputFile.DisplayName(path);
        bool isVcf = IsVcf(reader);
        IEnumerable<VariantRecord> records = isVcf
            ? VcfReader.Read(reader, source, frequency)
            : VariantTableReader.Read(reader, source, frequency);
        foreach (VariantRecord record in records)
            yield return record;
    }

    /// <summary>Whether a file is VCF: its first letter is a #.</summary>
    /// <exception cref="GenomicsException">It cannot be read.</exception>
    public static bool IsVcf(string path)
    {
        using var reader = new StreamReader(InputFile.OpenRead(path));
        return IsVcf(reader);
    }

    private static bool IsVcf(StreamReader reader) => reader.Peek() == '#';
}
