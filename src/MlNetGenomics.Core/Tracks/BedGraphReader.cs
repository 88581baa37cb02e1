using System.Globalization;
using MlNetGenomics.Files;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tracks;

/// <summary>
/// Reads bedGraph: lines of sequence, start (from 0), end and score, in any order. Empty lines, comments (#) and lines
/// for a genome browser (track, browser) are skipped.
/// </summary>
public static class BedGraphReader
{
    private const int ColumnCount = 4;

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

    /// <summary>A line at a time; the name of the sequence is made anew only where it changes.</summary>
    private sealed class BedGraphLine(string source)
    {
        public int Number { get; set; }

        public string Sequence { get; private set; } = "";

        public long Start { get; private set; }

        public long End { get; private set; }

        public float Score { get; private set; }

        public void Parse(ReadOnlySpan<char> text)
        {
            Span<Range> cells = stackalloc Range[ColumnCount + 1];
            // Any white space, as genome browsers take it.
            int count = text.Trim().SplitAny(cells, [' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (count != ColumnCount)
                throw Error($"{(count > ColumnCount ? $"more than {ColumnCount}" : $"{count}")} columns found, sequence, start, end and score are expected");
            text = text.Trim();
            if (!text[cells[0]].SequenceEqual(Sequence))
                Sequence = text[cells[0]].ToString();
            Start = Position(text[cells[1]], "start");
            End = Position(text[cells[2]], "end");
            if (End <= Start)
                throw Error($"the end {End} is not above the start {Start}");
            ReadOnlySpan<char> score = text[cells[3]];
            if (!float.TryParse(score, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) || !float.IsFinite(value))
                throw Error($"the score '{score}' is not a finite number");
            Score = value;
        }

        private long Position(ReadOnlySpan<char> cell, string what) =>
            long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out long position)
                ? position
                : throw Error($"the {what} '{cell}' is not a whole number of 0 or more");

        private GenomicsException Error(string what) => new($"{source}, line {Number}: {what}");
    }
}
