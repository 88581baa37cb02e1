using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;
using MlNetGenomics.Transforms;

namespace MlNetGenomics.Comparison;

/// <summary>
/// Counts of k-mers as CountKmers gives them, kept sparse: a sequence has few of all k-mers, and trainers need a
/// fraction of the time.
/// </summary>
internal sealed class KmerRows
{
    private readonly VBuffer<float>[] _counts;
    private readonly int _slots;

    private KmerRows(VBuffer<float>[] counts, int slots, double sum, double squares)
    {
        _counts = counts;
        _slots = slots;
        double mean = sum / counts.Length / slots;
        MeanSquaredLength = squares / counts.Length;
        MeanVariance = MeanSquaredLength / slots - mean * mean;
    }

    /// <summary>Number of sequences.</summary>
    public int Count => _counts.Length;

    /// <summary>Mean over sequences of the sum of squared counts.</summary>
    public double MeanSquaredLength { get; }

    /// <summary>Variance of a count, over all k-mers and sequences.</summary>
    public double MeanVariance { get; }

    /// <summary>Counts the k-mers of all sequences.</summary>
    public static KmerRows Of(ITrainingData data, KmerPattern pattern, bool canonical)
    {
        SequenceSet sequences = SequenceRows.SequencesOf(data);
        var context = new MLContext();
        IDataView texts = context.Data.LoadFromEnumerable(
            Enumerable.Range(0, sequences.Count).Select(i => new TextRow { Sequence = sequences.Text(i) }));
        IDataView counted = context.Transforms.CountKmers(new KmerCountOptions
        {
            OutputColumnName = nameof(KmerRow.Features),
            InputColumnName = nameof(TextRow.Sequence),
            Pattern = pattern,
            Canonical = canonical,
        }).Fit(texts).Transform(texts);
        DataViewSchema.Column column = counted.Schema[nameof(KmerRow.Features)];
        using DataViewRowCursor cursor = counted.GetRowCursor([column]);
        ValueGetter<VBuffer<float>> get = cursor.GetGetter<VBuffer<float>>(column);
        var rows = new VBuffer<float>[sequences.Count];
        VBuffer<float> row = default;
        double sum = 0, squares = 0;
        for (int i = 0; cursor.MoveNext(); i++)
        {
            get(ref row);
            rows[i] = Sparse(row);
            foreach (float count in rows[i].GetValues())
            {
                sum += count;
                squares += (double)count * count;
            }
        }
        return new KmerRows(rows, ((VectorDataViewType)column.Type).Size, sum, squares);
    }

    /// <summary>Some of the rows as a table.</summary>
    /// <param name="context">The context.</param>
    /// <param name="indices">Which rows, in order; null for all.</param>
    /// <param name="label">Label of the i-th of these; null for none.</param>
    public IDataView ToTable(MLContext context, int[]? indices = null, Func<int, float>? label = null)
    {
        var definition = SchemaDefinition.Create(typeof(KmerRow));
        definition[nameof(KmerRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, _slots);
        KmerRow[] rows = [.. Enumerable.Range(0, indices?.Length ?? Count).Select(i => new KmerRow
        {
            Label = label?.Invoke(i) ?? 0,
            IsPositive = label?.Invoke(i) > 0.5f,
            Features = _counts[indices?[i] ?? i],
        })];
        return context.Data.Cache(context.Data.LoadFromEnumerable(rows, definition));
    }

    private static VBuffer<float> Sparse(in VBuffer<float> row)
    {
        if (!row.IsDense)
            return new VBuffer<float>(row.Length, row.GetValues().Length, row.GetValues().ToArray(), row.GetIndices().ToArray());
        ReadOnlySpan<float> all = row.GetValues();
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
