namespace MlNetGenomics.Sequences;

/// <summary>
/// Reads labels: one number a line, line i for record i; or a table of tab-separated columns with a
/// header, of which one or more are asked for by name (a table with a single column beside "name" needs no
/// asking). A table with a column called "name" is matched to the records by name; any other has a row for
/// each record, in order.
/// </summary>
public static class LabelReader
{
    /// <summary>Reads labels for a set of sequences, none of them missing.</summary>
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
        ArgumentNullException.ThrowIfNull(columns);
        return ReadTable(path, sequences, new LabelSelection { Columns = columns, IsSingle = columns.Count == 0 }).Values;
    }

    /// <summary>Reads labels for a set of sequences.</summary>
    /// <param name="path">File (plain or gzip), or "-" for standard input.</param>
    /// <param name="sequences">The sequences the labels are for.</param>
    /// <param name="selection">Which columns, and whether labels may be missing.</param>
    /// <exception cref="GenomicsException">
    /// The file cannot be read, a column is missing, a label or weight is not a number, or the count differs from
    /// the number of records; the message names file, line and column.
    /// </exception>
    public static LabelTable ReadTable(string path, SequenceSet sequences, LabelSelection selection)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(selection);
        using var file = new LabelFile(path, selection);
        var matcher = new LabelMatcher(file);
        int count = sequences.Count;
        float[][] labels = [.. Enumerable.Range(0, file.Width).Select(_ => new float[count])];
        float[]? weights = selection.WeightColumn is null ? null : new float[count];
        var row = new float[file.Width];
        for (int i = 0; i < count; i++)
        {
            float weight = file.Parse(matcher.Find(i + 1, sequences.Names[i], () => count), row);
            for (int column = 0; column < row.Length; column++)
                labels[column][i] = row[column];
            if (weights is not null)
                weights[i] = weight;
        }
        matcher.Finish(count);
        return new LabelTable(file.Columns, labels, weights);
    }
}
