using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Rows;
using MlNetGenomics.Training;

namespace MlNetGenomics.Trainers;

/// <summary>Reads a table as training data: in memory, or, where there is much, through a file.</summary>
internal sealed class TrainingRows(ConvolutionalNetworkTrainer.Options options, ScoreKind kind)
{
    /// <summary>The labels of a table.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    public LabelColumns Labels(DataViewSchema schema) => kind != ScoreKind.MultiTask
        ? LabelColumns.OfOne(schema, options.LabelColumnName)
        : options.LabelColumnNames is { } names
            ? LabelColumns.OfSeveral(schema, names)
            : LabelColumns.OfAny(schema, options.LabelColumnName);

    /// <summary>The sequences of a table.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or of another type.</exception>
    public SequenceColumn Sequences(DataViewSchema schema) =>
        SequenceColumn.Of(schema, options.SequenceColumnName, options.Ambiguity);

    /// <summary>Reads all rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of another type.</exception>
    /// <exception cref="GenomicsException">A row cannot be trained on, or there is none; names the row.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ITrainingData Read(IDataView input)
    {
        SequenceColumn sequence = Sequences(input.Schema);
        LabelColumns labels = Labels(input.Schema);
        DataViewSchema.Column? weight = options.ExampleWeightColumnName is { } name
            ? Columns.Require(input.Schema, "weight", name, NumberDataViewType.Single)
            : null;
        var needed = new List<DataViewSchema.Column>(labels.Columns) { sequence.Column };
        if (weight is { } column)
            needed.Add(column);
        using DataViewRowCursor cursor = input.GetRowCursor(needed);
        Func<long, byte[]> readSequence = sequence.CreateReader(cursor);
        Action<float[]> readLabels = labels.CreateReader(cursor);
        ValueGetter<float>? getWeight = weight is { } active ? cursor.GetGetter<float>(active) : null;
        using var builder = new TrainingDataBuilder(labels.Count, options.MemoryLimit);
        var row = new float[labels.Count];
        while (cursor.MoveNext())
        {
            options.Cancellation.ThrowIfCancellationRequested();
            byte[] codes = readSequence(cursor.Position);
            readLabels(row);
            float weightOfRow = 1;
            getWeight?.Invoke(ref weightOfRow);
            builder.Add($"row {cursor.Position + 1}", codes, row, weightOfRow);
        }
        return builder.Build();
    }
}
