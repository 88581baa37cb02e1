using System.Globalization;
using MlNetGenomics.Files;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Accessibility;

/// <summary>
/// Reads narrowPeak (ENCODE's BED6+4): BED whose seventh column is the signal, the peak's accessibility. Other BED files with
/// a number in a seventh column, such as broadPeak, do as well.
/// </summary>
public static class NarrowPeakReader
{
    private const int SignalColumn = 6;

    /// <summary>Reads a file, plain or gzip, or "-" for standard input.</summary>
    /// <exception cref="GenomicsException">It cannot be read, has no peak, or a line is not such a one; names file and line.</exception>
    public static IReadOnlyList<Peak> Read(string path)
    {
        using var reader = new StreamReader(InputFile.OpenRead(path));
        string source = InputFile.DisplayName(path);
        IReadOnlyList<Peak> peaks = Read(reader, source);
        return peaks.Count > 0 ? peaks : throw new GenomicsException($"{source}: has no peaks");
    }

    /// <summary>Reads text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="source">What messages call it.</param>
    /// <exception cref="GenomicsException">A line is not such a one; names it.</exception>
    public static IReadOnlyList<Peak> Read(TextReader reader, string source)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var peaks = new List<Peak>();
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (!BedReader.IsRecord(line))
                continue;
            BedRecord record = BedReader.ParseLine(line, number, source);
            string[] cells = line.Split('\t');
            if (cells.Length <= SignalColumn)
            {
                throw new GenomicsException(
                    $"{source}, line {number}: {cells.Length} tab-separated columns found, narrowPeak has the signal in column {SignalColumn + 1}");
            }
            if (!double.TryParse(cells[SignalColumn], NumberStyles.Float, CultureInfo.InvariantCulture, out double signal)
                || !double.IsFinite(signal))
                throw new GenomicsException($"{source}, line {number}: the signal '{cells[SignalColumn]}' is not a number");
            peaks.Add(new Peak(record.Name is "." ? "" : record.Name, record.Sequence, record.Start, record.End, signal));
        }
        return peaks;
    }
}
