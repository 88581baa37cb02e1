using System.Globalization;
using MlNetGenomics.Files;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tracks;

/// <summary>Reads scores of bases as programs give them: bedGraph, or a table with a row a base.</summary>
public static class TrackReader
{
    /// <summary>
    /// Reads a file, plain or gzip, or "-" for standard input. It is a table (<see cref="AttributionTableReader"/>) where its
    /// first line is a header, else bedGraph.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="settings">How; null for the defaults.</param>
    /// <exception cref="GenomicsException">
    /// The file cannot be read, a line is not what it should be, a score is not finite, or a base has two scores where it
    /// may not; names file and line.
    /// </exception>
    public static BaseTrack Read(string path, TrackReadSettings? settings = null)
    {
        using var reader = new StreamReader(InputFile.OpenRead(path));
        return Read(reader, InputFile.DisplayName(path), settings);
    }

    /// <summary>Reads text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="sourceName">How messages call it.</param>
    /// <param name="settings">How; null for the defaults.</param>
    /// <exception cref="GenomicsException">As for a file.</exception>
    public static BaseTrack Read(TextReader reader, string sourceName, TrackReadSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        settings ??= new TrackReadSettings();
        var lines = new PeekingReader(reader);
        string first = lines.PeekLine() ?? throw new GenomicsException($"{sourceName}: is empty, scores of bases are expected");
        return IsHeader(first) ? ReadTable(lines, sourceName, settings) : BedGraphReader.Read(lines, sourceName, settings.Overlaps);
    }

    /// <summary>A header has names only; bedGraph has three numbers a line, and other lines for browsers.</summary>
    private static bool IsHeader(string line) => BedReader.IsRecord(line) && line.Contains('\t')
        && !line.Split('\t').Any(cell => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _));

    private static BaseTrack ReadTable(TextReader lines, string sourceName, TrackReadSettings settings)
    {
        var builder = new BaseTrackBuilder(sourceName, settings.Overlaps);
        using var reader = new AttributionTableReader(lines, sourceName, settings.ScoreColumn);
        while (reader.Read() is { } record)
        {
            int start = record.FirstPosition - 1;
            if (!settings.IsGenomic)
            {
                builder.Add(record.Name, start, record.Scores, record.Line);
                continue;
            }
            GenomicInterval place = Place(sourceName, record);
            if (place.IsReverse)
                Array.Reverse(record.Scores);
            builder.Add(place.Chromosome, place.Part(start, start + record.Length).Start, record.Scores, record.Line);
        }
        return builder.Build();
    }

    private static GenomicInterval Place(string sourceName, AttributionRecord record)
    {
        int last = record.FirstPosition - 1 + record.Length;
        if (!GenomicInterval.TryParse(record.Name, out GenomicInterval interval))
        {
            throw new GenomicsException(
                $"{sourceName}, line {record.Line}: sequence {record.Name}: the name does not say where it lies, chr:start-end is expected");
        }
        return last <= interval.Length
            ? interval
            : throw new GenomicsException(
                $"{sourceName}, line {record.Line}: sequence {record.Name} has a position {last}, its name says {interval.Length} bases");
    }
}
