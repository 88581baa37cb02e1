using System.Globalization;
using MlNetGenomics.Files;

namespace MlNetGenomics.Sequences;

/// <summary>
/// Reads BED: tab-separated lines of sequence, start (from 0), end, and, where they are there, name, score and strand.
/// Empty lines, comments (#) and lines for a genome browser (track, browser) are skipped.
/// </summary>
public static class BedReader
{
    private const int NameColumn = 3;
    private const int StrandColumn = 5;

    /// <summary>Reads a file, plain or gzip, or "-" for standard input.</summary>
    /// <exception cref="GenomicsException">The file cannot be read, or a line is not BED; names file and line.</exception>
    public static IReadOnlyList<BedRecord> Read(string path)
    {
        using var reader = new StreamReader(InputFile.OpenRead(path));
        return Read(reader, InputFile.DisplayName(path));
    }

    /// <summary>Reads text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="sourceName">How messages call it.</param>
    /// <exception cref="GenomicsException">A line is not BED; names it.</exception>
    public static IReadOnlyList<BedRecord> Read(TextReader reader, string sourceName)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var records = new List<BedRecord>();
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (IsRecord(line))
                records.Add(ParseLine(line, number, sourceName));
        }
        return records;
    }

    /// <summary>Whether a line holds data: is neither empty, nor a comment, nor for a genome browser.</summary>
    internal static bool IsRecord(string line) =>
        !string.IsNullOrWhiteSpace(line) && !line.StartsWith('#') && !IsBrowserLine(line);

    /// <summary>Reads a line that holds data.</summary>
    /// <param name="line">The line.</param>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="sourceName">How messages call the file.</param>
    /// <exception cref="GenomicsException">It is not BED.</exception>
    internal static BedRecord ParseLine(string line, int number, string sourceName) =>
        Parse(line.Split('\t'), number, what => new GenomicsException($"{sourceName}, line {number}: {what}"));

    private static BedRecord Parse(string[] cells, int line, Func<string, GenomicsException> error)
    {
        if (cells.Length < NameColumn)
            throw error($"{cells.Length} tab-separated columns found, sequence, start and end are expected");
        long start = Position(cells[1], "start"), end = Position(cells[2], "end");
        if (cells[0].Length == 0)
            throw error("the sequence has no name");
        if (end <= start)
            throw error($"the end {end} is not above the start {start}");
        bool? isReverse = cells.Length <= StrandColumn ? null : cells[StrandColumn].Trim() switch
        {
            "+" => false,
            "-" => true,
            "." => null,
            string other => throw error($"'{other}' is not a strand (+, - or .)"),
        };
        return new BedRecord(cells[0], start, end, cells.Length > NameColumn ? cells[NameColumn].Trim() : "", isReverse, line);

        long Position(string cell, string what) =>
            long.TryParse(cell.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long position)
                ? position
                : throw error($"the {what} '{cell}' is not a whole number of 0 or more");
    }

    private static bool IsBrowserLine(ReadOnlySpan<char> line)
    {
        int end = 0;
        while (end < line.Length && !char.IsWhiteSpace(line[end]))
            end++;
        return line[..end] is "track" or "browser";
    }
}
