using MlNetGenomics.Files;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Cli.Running;

/// <summary>Intervals with the file that they are of.</summary>
/// <param name="Name">What messages call the file.</param>
/// <param name="Records">Its lines, one or more.</param>
internal sealed record BedFile(string Name, IReadOnlyList<BedRecord> Records)
{
    /// <summary>What axes and headings call it.</summary>
    public string ShortName => Path.GetFileName(Name);

    /// <summary>Reads a file; null where there is none to read.</summary>
    /// <exception cref="GenomicsException">It is not BED, or has no line.</exception>
    public static BedFile? Read(string? path)
    {
        if (path is null)
            return null;
        IReadOnlyList<BedRecord> records = BedReader.Read(path);
        string name = InputFile.DisplayName(path);
        return records.Count > 0
            ? new BedFile(name, records)
            : throw new GenomicsException($"{name}: has no intervals, one BED line or more is expected");
    }
}
