using MlNetGenomics.Files;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tracks;

/// <summary>
/// Reads bedGraph: lines of sequence, start (from 0), end and score, in any order. Empty lines, comments (#) and lines
/// for a genome browser (track, browser) are skipped.
/// </summary>
public static class BedGraphReader
{
    /// <summary>Reads a file, plain or gzip, or "-" for standard input.</summary>
    /// <param name="path">The file.</param>
    /// <param name="overlaps">What is done where a base has more than one score.</param>
    /// <exception cref="GenomicsException">
    /// The file cannot be read, a line is not bedGraph, a score is not finite, or a base has two scores where it may not;
    /// names file and line.
    /// </exception>
    public static BaseTrack Read(string path, OverlapRule overlaps = OverlapRule.Refuse)
    {
        using var reader = new StreamReader(InputFile.OpenRead(path));
        return Read(reader, InputFile.DisplayName(path), overlaps);
    }

    /// <summary>Reads text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="sourceName">How messages call it.</param>
    /// <param name="overlaps">What is done where a base has more than one score.</param>
    /// <exception cref="GenomicsException">As for a file.</exception>
    public static BaseTrack Read(TextReader reader, string sourceName, OverlapRule overlaps = OverlapRule.Refuse)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var builder = new BaseTrackBuilder(sourceName, overlaps);
        var line = new BedGraphLine(sourceName);
        while (reader.ReadLine() is { } text)
        {
            line.Number++;
            if (BedReader.IsRecord(text))
            {
                line.Parse(text);
                builder.Add(line.Sequence, line.Start, line.End, line.Score, line.Number);
            }
        }
        return builder.Build();
    }
}
