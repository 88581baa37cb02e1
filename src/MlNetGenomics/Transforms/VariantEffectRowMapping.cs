using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Rows;
using MlNetGenomics.Sequences;
using MlNetGenomics.Variants;

namespace MlNetGenomics.Transforms;

/// <summary>Effects of the variants of rows.</summary>
/// <param name="source">What scores.</param>
/// <param name="inputSchema">Columns of the input.</param>
/// <param name="names">Those that variants are read from.</param>
/// <param name="reader">Reads them.</param>
/// <param name="column">The column of effects.</param>
internal sealed class VariantEffectRowMapping(
    VariantEffectSource source,
    DataViewSchema inputSchema,
    VariantColumnNames names,
    VariantRowReader reader,
    DataViewSchema.DetachedColumn column)
    : ScoredRowMapping<AlleleScores>(inputSchema, names.Find(inputSchema), [column], reader.Create)
{
    // 16 MB of bases with each allele.
    private const int MostBases = 1 << 24;

    public override int LargestBatch => Math.Clamp(MostBases / source.Scorer.Length, 1, 4096);

    public override AlleleScores Score(SequenceSet sequences, bool[] activeAdded, bool isSingle)
    {
        int length = source.Scorer.Length;
        var pairs = new AllelePairs(length, sequences.Count);
        for (int i = 0; i < sequences.Count; i++)
            pairs.Add(sequences[i][..length], sequences[i][length..]);
        return source.Score(pairs);
    }

    public override Delegate CreateGetter(int added, Func<(AlleleScores Scores, int Index)> current) =>
        (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
        {
            (AlleleScores scores, int index) = current();
            Columns.Copy(scores.Effects(index), ref value);
        });
}
