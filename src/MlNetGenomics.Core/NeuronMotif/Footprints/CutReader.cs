using System.Globalization;
using MlNetGenomics.Files;
using MlNetGenomics.Sequences;
using MlNetGenomics.Tracks;

namespace MlNetGenomics.NeuronMotif.Footprints;

/// <summary>Reads where an enzyme cut a genome (ATAC, DNase), line by line, so that a file may be of any size.</summary>
public static class CutReader
{
    /// <summary>Reads a file, plain or gzip, or "-" for standard input.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">What its lines say.</param>
    /// <exception cref="GenomicsException">
    /// Thrown as they are read: the file cannot be, a line is not what it should be, a count is negative, or a line of several
    /// bases has no strand where its first base counts; names file and line.
    /// </exception>
    public static IEnumerable<CutRecord> Read(string path, CutFormat format = CutFormat.Guess)
    {
        using var reader = new StreamReader(InputFile.OpenRead(path));
        foreach (CutRecord record in Read(reader, InputFile.DisplayName(path), format))
            yield return record;
    }

    /// <summary>Reads text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="sourceName">How messages call it.</param>
    /// <param name="format">What its lines say.</param>
    /// <exception cref="GenomicsException">As for a file.</exception>
    public static IEnumerable<CutRecord> Read(TextReader reader, string sourceName, CutFormat format = CutFormat.Guess)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var bedGraph = new BedGraphLine(sourceName);
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (!BedReader.IsRecord(line))
                continue;
            if (format == CutFormat.Guess)
                format = IsBedGraph(line) ? CutFormat.BedGraph : CutFormat.Bed;
            if (format == CutFormat.BedGraph)
            {
                bedGraph.Number = number;
                bedGraph.Parse(line);
                if (bedGraph.Score < 0)
                    throw new GenomicsException(FormattableString.Invariant($"{sourceName}, line {number}: the count {bedGraph.Score} is below 0"));
                yield return new CutRecord(bedGraph.Sequence, bedGraph.Start, bedGraph.End, bedGraph.Score, number);
                continue;
            }
            BedRecord record = BedReader.ParseLine(line, number, sourceName);
            if (format == CutFormat.Fragments)
            {
                yield return At(record.Start);
                yield return At(record.End - 1);
            }
            else if (record.End - record.Start > 1 && record.IsReverse is null)
            {
                throw new GenomicsException(FormattableString.Invariant(
                    $"{sourceName}, line {number}: has {record.End - record.Start} bases and no strand, ")
                    + "a cut of one base, or a read with its strand, is expected");
            }
            else
            {
                yield return At(record.IsReverse == true ? record.End - 1 : record.Start);
            }

            CutRecord At(long position) => new(record.Sequence, position, position + 1, 1, number);
        }
    }

    private static bool IsBedGraph(string line)
    {
        string[] cells = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return cells.Length == 4 && double.TryParse(cells[3], NumberStyles.Float, CultureInfo.InvariantCulture, out _);
    }
}
