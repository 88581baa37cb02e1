using MlNetGenomics.Files;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Training;

/// <summary>
/// Reads training data from files, record by record. Memory does not grow with the data where labels have no
/// names or come in the order of the sequences.
/// </summary>
public static class TrainingDataReader
{
    private const int ReportEvery = 10_000;

    /// <summary>Reads all of it.</summary>
    /// <param name="source">The files.</param>
    /// <param name="progress">Told now and then how many sequences have been read; null for nobody.</param>
    /// <param name="cancellation">Stops between sequences.</param>
    /// <exception cref="GenomicsException">
    /// A file cannot be read, sequences differ in length, labels or weights are no numbers, are too few or too
    /// many, or cannot be trained on; the message names file, line or record, and column.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static LabelledSequences Read(
        TrainingDataSource source, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Weights is not null && source.Selection.WeightColumn is not null)
            throw new ArgumentException("weights come from a file or from a column", nameof(source));
        string name = InputFile.DisplayName(source.Sequences);
        using FastaReader reader = FastaReader.Open(source.Sequences, source.Ambiguity);
        using var labels = new LabelFile(source.Labels, source.Selection);
        using LabelFile? weights = source.Weights is null
            ? null
            : new LabelFile(source.Weights, new LabelSelection { IsSingle = true });
        var labelRows = new LabelMatcher(labels);
        LabelMatcher? weightRows = weights is null ? null : new LabelMatcher(weights);
        using var builder = new TrainingDataBuilder(labels.Width, source.MemoryLimit);
        var row = new float[labels.Width];
        int length = source.Length ?? 0;
        long known = 0;
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            length = RequireLength(reader, name, length, source.Length is not null);
            LabelRow found = labelRows.Find(reader.Record, reader.Name, CountAll);
            float weight = labels.Parse(found, row, Complaint);
            if (weights is not null)
                weight = WeightOf(weights, weightRows!.Find(reader.Record, reader.Name, CountAll));
            builder.Add(reader.Name, reader.Codes, row, weight);
            known += row.Count(label => !float.IsNaN(label));
            if (builder.Count % ReportEvery == 0)
                progress?.Report(builder.Count);
        }
        labelRows.Finish(builder.Count);
        weightRows?.Finish(builder.Count);
        if (known == 0)
            throw new GenomicsException($"{labels.Source}: every label of {builder.Count} sequences is missing");
        return new LabelledSequences(builder.Build(), labels.Columns);

        string? Complaint(float label) => TrainingLabels.Complaint(label, source.Loss, source.LabelTransform);

        int CountAll()
        {
            while (reader.Read())
                cancellation.ThrowIfCancellationRequested();
            return reader.Record;
        }
    }

    private static int RequireLength(FastaReader reader, string file, int length, bool isOfModel)
    {
        int found = reader.Codes.Length;
        if (length == 0 || length == found)
            return found;
        string expected = isOfModel ? $"the model is for {length}" : $"the first has {length}: the model needs equal lengths";
        throw new GenomicsException($"{file}: record {reader.Record} ({reader.Name}) has {found} bases, {expected}");
    }

    private static float WeightOf(LabelFile file, LabelRow row)
    {
        float weight = 0;
        file.Parse(
            row,
            new Span<float>(ref weight),
            value => value >= 0 ? null : FormattableString.Invariant($"weight {value}: must be 0 or more"));
        return weight;
    }
}
