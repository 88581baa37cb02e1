using MlNetGenomics.Files;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Training;

/// <summary>
/// Reads training data from FASTA and a file of labels in one pass over both, so that memory is bounded by the
/// builder's limit. Rows of a table with names may come in any order; those that come before their record are
/// kept until it does.
/// </summary>
public static class TrainingDataReader
{
    /// <summary>Reads sequences with their labels.</summary>
    /// <param name="fastaPath">Sequences of one length, or "-" for standard input.</param>
    /// <param name="labelPath">Labels, as <see cref="LabelReader"/> takes them; an empty field, NA or NaN in a table
    /// is a label that is missing.</param>
    /// <param name="columns">Columns to read, one a task; empty for one number a line, or a table's only column.</param>
    /// <param name="weightColumn">Column of weights, 0 or more; null for 1 each.</param>
    /// <param name="ambiguity">What to do with IUPAC letters other than A, C, G, T, N.</param>
    /// <param name="memoryLimit">Bytes above which the data goes to a temporary file.</param>
    /// <exception cref="GenomicsException">A file cannot be read, or the two do not fit; names file and record.</exception>
    public static ITrainingData Read(
        string fastaPath,
        string labelPath,
        IReadOnlyList<string> columns,
        string? weightColumn = null,
        AmbiguityPolicy ambiguity = AmbiguityPolicy.Reject,
        long memoryLimit = TrainingDataBuilder.DefaultMemoryLimit)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (weightColumn is not null && columns.Count == 0)
            throw new GenomicsException($"a column of weights ({weightColumn}) needs the columns of labels named too");
        string[] all = weightColumn is null ? [.. columns] : [.. columns, weightColumn];
        using FastaReader fasta = FastaReader.Open(fastaPath, ambiguity);
        using var rows = new LabelRowReader(labelPath, all, allowsMissing: true);
        int tasks = rows.Count - (weightColumn is null ? 0 : 1);
        using var builder = new TrainingDataBuilder(tasks, memoryLimit);
        var waiting = new Dictionary<string, float[]>();
        while (fasta.Read())
        {
            float[] row = FindRow(rows, waiting, fasta);
            try
            {
                builder.Add(fasta.Name, fasta.Codes, row.AsSpan(0, tasks), weightColumn is null ? 1 : row[tasks]);
            }
            catch (GenomicsException e)
            {
                throw new GenomicsException($"{InputFile.DisplayName(fastaPath)}: {e.Message}", e);
            }
        }
        RequireEnd(rows, fasta.Record);
        return builder.Build();
    }

    private static float[] FindRow(LabelRowReader rows, Dictionary<string, float[]> waiting, FastaReader fasta)
    {
        if (waiting.Remove(fasta.Name, out float[]? early))
            return early;
        while (rows.Read())
        {
            float[] row = [.. Enumerable.Range(0, rows.Count).Select(rows.Label)];
            if (!rows.HasNames || rows.Name == fasta.Name)
                return row;
            if (!waiting.TryAdd(rows.Name, row))
                throw new GenomicsException($"{rows.Source}: line {rows.Line}: a second row for {rows.Name}");
        }
        throw new GenomicsException($"{rows.Source}: has no row for record {fasta.Record} ({fasta.Name})");
    }

    /// <summary>A table with names may hold more than the sequences at hand; others may not.</summary>
    private static void RequireEnd(LabelRowReader rows, int records)
    {
        if (rows.HasNames || !rows.Read())
            return;
        throw new GenomicsException($"{rows.Source}: line {rows.Line}: there are only {records} sequences");
    }
}
