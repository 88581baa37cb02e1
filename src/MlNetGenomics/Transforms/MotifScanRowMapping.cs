using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Motifs.Scan;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Rows;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Transforms;

/// <summary>Best scores of motifs in a text column's rows.</summary>
internal sealed class MotifScanRowMapping(
    MotifScanner scanner,
    int threads,
    DataViewSchema inputSchema,
    SequenceColumn sequence,
    SequenceLengths lengths,
    DataViewSchema.DetachedColumn column)
    : ScoredRowMapping<MotifScores>(inputSchema, sequence, lengths, [column])
{
    public override MotifScores Score(SequenceSet sequences, bool[] activeAdded, bool isSingle) =>
        scanner.BestScores(sequences, isSingle ? 1 : threads);

    public override Delegate CreateGetter(int added, Func<(MotifScores Scores, int Index)> current) =>
        (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
        {
            (MotifScores scores, int index) = current();
            Columns.Copy(scores.Scores(index), ref value);
        });
}
