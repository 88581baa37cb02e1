namespace MlNetGenomics.Sequences;

/// <summary>
/// Reads labels: one number a line, line i for record i; or a table of tab-separated columns with a
/// header, of which one or more are asked for by name (a table with a single column beside "name" needs no
/// asking). A table with a column called "name" is matched to the records by name; any other has a row for
/// each record, in order.
/// </summary>
public static class LabelReader
{
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
        using var rows = new LabelRowReader(path, columns);
        Dictionary<string, int>? recordOfName = rows.HasNames ? NumberRecords(sequences, rows.Source) : null;
        float[][] labels = [.. Enumerable.Range(0, rows.Count).Select(_ => new float[sequences.Count])];
        var isSeen = new bool[sequences.Count];
        int row = 0;
        while (rows.Read())
        {
            int record = row++;
            if (recordOfName is not null && !recordOfName.TryGetValue(rows.Name, out record))
                continue; // A table may hold more than the sequences at hand.
            if (record >= sequences.Count)
                continue; // Too many rows: counted, and said below.
            if (isSeen[record])
                throw new GenomicsException($"{rows.Source}: line {rows.Line}: a second row for {sequences.Names[record]}");
            isSeen[record] = true;
            for (int c = 0; c < labels.Length; c++)
                labels[c][record] = rows.Label(c);
        }
        if (recordOfName is null && row != sequences.Count)
        {
            string what = rows.IsTable ? "rows" : "labels";
            throw new GenomicsException($"{rows.Source}: {row} {what} for {sequences.Count} sequences");
        }
        int missing = Array.IndexOf(isSeen, false);
        if (missing >= 0)
            throw new GenomicsException($"{rows.Source}: has no row for record {missing + 1} ({sequences.Names[missing]})");
        return labels;
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
}
