using System.Globalization;
using MlNetGenomics.Files;

namespace MlNetGenomics.Sequences;

/// <summary>
/// Reads labels: one number a line, line i for record i; or a table of tab-separated columns with a
/// header, of which one or more are asked for by name (a table with a single column beside "name" needs no
/// asking). A table with a column called "name" is matched to the records by name; any other has a row for
/// each record, in order.
/// </summary>
public static class LabelReader
{
    private const string NameColumn = "name";

    /// <summary>Reads labels for a set of sequences.</summary>
    /// <param name="path">File (plain or gzip), or "-" for standard input.</param>
    /// <param name="sequences">The sequences the labels are for.</param>
    /// <param name="columns">Columns of the table to read; empty for one number a line, or a table's only column.</param>
    /// <returns>One array for each column (one array where none was named), a label for each sequence.</returns>
    /// <exception cref="GenomicsException">
    /// The file cannot be read, a column is missing, a label is not a number, or the count differs from the
    /// number of records; the message names file, line and column.
    /// </exception>
    public static float[][] Read(string path, SequenceSet sequences, params IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(columns);
        string source = InputFile.DisplayName(path);
        using var reader = new StreamReader(InputFile.OpenRead(path));
        string first = reader.ReadLine() ?? throw new GenomicsException($"{source}: is empty, labels are expected");
        if (columns.Count > 0)
            return ReadTable(first, reader, source, sequences, columns);
        return first.Contains('\t')
            ? ReadTable(first, reader, source, sequences, [OnlyColumn(first, source)])
            : [ReadPlain(first, reader, source, sequences)];
    }

    private static string OnlyColumn(string header, string source)
    {
        string[] columns = [.. header.Split('\t').Select(h => h.Trim()).Where(h => !IsNameColumn(h))];
        return columns.Length == 1
            ? columns[0]
            : throw new GenomicsException(
                $"{source}: has several columns ({string.Join(", ", columns)}): name the one to read");
    }

    private static bool IsNameColumn(string header) => header.Equals(NameColumn, StringComparison.OrdinalIgnoreCase);

    private static float[] ReadPlain(string first, StreamReader reader, string source, SequenceSet sequences)
    {
        var labels = new List<float>(sequences.Count);
        int lineNumber = 0;
        for (string? line = first; line is not null; line = reader.ReadLine())
        {
            lineNumber++;
            if (!string.IsNullOrWhiteSpace(line))
                labels.Add(ParseNumber(line, source, lineNumber, column: null));
        }
        RequireCount(labels.Count, "labels", source, sequences);
        return [.. labels];
    }

    private static float[][] ReadTable(
        string first, StreamReader reader, string source, SequenceSet sequences, IReadOnlyList<string> columns)
    {
        string[] header = first.Split('\t');
        int[] indices = [.. columns.Select(column => FindColumn(header, column, source))];
        int nameIndex = Array.FindIndex(header, h => IsNameColumn(h.Trim()));
        Dictionary<string, int>? recordOfName = nameIndex < 0 ? null : NumberRecords(sequences, source);
        float[][] labels = [.. columns.Select(_ => new float[sequences.Count])];
        var isSeen = new bool[sequences.Count];
        int lineNumber = 1;
        int row = 0;
        while (reader.ReadLine() is { } line)
        {
            lineNumber++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            string[] fields = line.Split('\t');
            if (fields.Length != header.Length)
            {
                throw new GenomicsException(
                    $"{source}: line {lineNumber}: {fields.Length} columns, the header has {header.Length}");
            }
            int record = row++;
            if (recordOfName is not null && !recordOfName.TryGetValue(fields[nameIndex].Trim(), out record))
                continue; // A table may hold more than the sequences at hand.
            if (record >= sequences.Count)
                continue; // Too many rows: counted, and said below.
            if (isSeen[record])
                throw new GenomicsException($"{source}: line {lineNumber}: a second row for {sequences.Names[record]}");
            isSeen[record] = true;
            for (int c = 0; c < indices.Length; c++)
                labels[c][record] = ParseNumber(fields[indices[c]], source, lineNumber, columns[c]);
        }
        if (recordOfName is null)
            RequireCount(row, "rows", source, sequences);
        int missing = Array.IndexOf(isSeen, false);
        if (missing >= 0)
            throw new GenomicsException($"{source}: has no row for record {missing + 1} ({sequences.Names[missing]})");
        return labels;
    }

    private static int FindColumn(string[] header, string column, string source)
    {
        int index = Array.FindIndex(header, h => h.Trim() == column);
        return index >= 0
            ? index
            : throw new GenomicsException(
                $"{source}: has no column {column} (its header: {string.Join(", ", header.Select(h => h.Trim()))})");
    }

    private static Dictionary<string, int> NumberRecords(SequenceSet sequences, string source)
    {
        var numbers = new Dictionary<string, int>(sequences.Count);
        for (int i = 0; i < sequences.Count; i++)
        {
            if (!numbers.TryAdd(sequences.Names[i], i))
            {
                throw new GenomicsException(
                    $"{source}: cannot be matched by name: two sequences are called {sequences.Names[i]}");
            }
        }
        return numbers;
    }

    private static float ParseNumber(string text, string source, int line, string? column)
    {
        if (float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float value)
            && float.IsFinite(value))
            return value;
        string where = column is null ? $"line {line}" : $"line {line}, column {column}";
        throw new GenomicsException($"{source}: {where}: '{text.Trim()}' is not a finite number");
    }

    private static void RequireCount(int count, string what, string source, SequenceSet sequences)
    {
        if (count != sequences.Count)
            throw new GenomicsException($"{source}: {count} {what} for {sequences.Count} sequences");
    }
}
