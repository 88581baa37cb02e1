using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Comparison;

/// <summary>
/// Features of sequences, kept sparse where few are other than 0: a sequence has few of all k-mers, and trainers need a
/// fraction of the time.
/// </summary>
internal sealed class FeatureRows
{
    private readonly VBuffer<float>[] _features;
    private readonly int _slots;

    private FeatureRows(VBuffer<float>[] features, int slots, double sum, double squares)
    {
        _features = features;
        _slots = slots;
        double mean = sum / features.Length / slots;
        MeanSquaredLength = squares / features.Length;
        MeanVariance = MeanSquaredLength / slots - mean * mean;
    }

    /// <summary>Number of sequences.</summary>
    public int Count => _features.Length;

    /// <summary>Mean over sequences of the sum of squared features.</summary>
    public double MeanSquaredLength { get; }

    /// <summary>Variance of a feature, over all of them and sequences.</summary>
    public double MeanVariance { get; }

    /// <summary>Works out the features of all sequences.</summary>
    public static FeatureRows Of(ITrainingData data, SequenceFeatures features)
    {
        SequenceSet sequences = SequenceRows.SequencesOf(data);
        var context = new MLContext();
        IDataView texts = context.Data.LoadFromEnumerable(
            Enumerable.Range(0, sequences.Count).Select(i => new TextRow { Sequence = sequences.Text(i) }));
        IDataView counted = features
            .Make(context, nameof(FeatureRow.Features), nameof(TextRow.Sequence), data.Length)
            .Fit(texts).Transform(texts);
        DataViewSchema.Column column = counted.Schema[nameof(FeatureRow.Features)];
        using DataViewRowCursor cursor = counted.GetRowCursor([column]);
        ValueGetter<VBuffer<float>> get = cursor.GetGetter<VBuffer<float>>(column);
        var rows = new VBuffer<float>[sequences.Count];
        VBuffer<float> row = default;
        double sum = 0, squares = 0;
        for (int i = 0; cursor.MoveNext(); i++)
        {
            get(ref row);
            rows[i] = Compact(row);
            foreach (float count in rows[i].GetValues())
            {
                sum += count;
                squares += (double)count * count;
            }
        }
        return new FeatureRows(rows, ((VectorDataViewType)column.Type).Size, sum, squares);
    }

    /// <summary>Some of the rows as a table.</summary>
    /// <param name="context">The context.</param>
    /// <param name="indices">Which rows, in order; null for all.</param>
    /// <param name="label">Label of the i-th of these; null for none.</param>
    public IDataView ToTable(MLContext context, int[]? indices = null, Func<int, float>? label = null)
    {
        var definition = SchemaDefinition.Create(typeof(FeatureRow));
        definition[nameof(FeatureRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, _slots);
        definition[nameof(FeatureRow.Features)].ColumnName = FeatureRow.FeatureColumn;
        FeatureRow[] rows = [.. Enumerable.Range(0, indices?.Length ?? Count).Select(i => new FeatureRow
        {
            Label = label?.Invoke(i) ?? 0,
            IsPositive = label?.Invoke(i) > 0.5f,
            Features = _features[indices?[i] ?? i],
        })];
        return context.Data.Cache(context.Data.LoadFromEnumerable(rows, definition));
    }

    private static VBuffer<float> Compact(in VBuffer<float> row)
    {
        if (!row.IsDense)
            return new VBuffer<float>(row.Length, row.GetValues().Length, row.GetValues().ToArray(), row.GetIndices().ToArray());
        ReadOnlySpan<float> all = row.GetValues();
        if (all.Count(0f) < all.Length / 2)
            return new VBuffer<float>(row.Length, all.ToArray());
        var values = new List<float>();
        var slots = new List<int>();
        for (int slot = 0; slot < all.Length; slot++)
        {
            if (all[slot] == 0)
                continue;
            values.Add(all[slot]);
            slots.Add(slot);
        }
        return new VBuffer<float>(row.Length, values.Count, [.. values], [.. slots]);
    }

    private sealed class TextRow
    {
        public string Sequence { get; set; } = "";
    }
}
