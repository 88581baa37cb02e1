using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Rows;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Trainers;

/// <summary>Kernel scores, where asked for, and the prediction, of a text column's rows.</summary>
internal sealed class MuseamRowMapping(
    MultinomialConvolutionTransformer parent,
    DataViewSchema inputSchema,
    IReadOnlyList<DataViewSchema.DetachedColumn> columns)
    : ScoredRowMapping<(float[] Predictions, MotifScores? Motifs)>(
        inputSchema, SequenceColumn.OfText(inputSchema, parent.SequenceColumnName, parent.Ambiguity),
        SequenceLengths.Exactly(parent.Model.SequenceLength), columns)
{
    // The kernel scores, if any, come before the prediction.
    private int Prediction => AddedCount - 1;

    public override (float[] Predictions, MotifScores? Motifs) Score(
        SequenceSet sequences, bool[] activeAdded, bool isSingle)
    {
        int threads = isSingle ? 1 : parent.Threads;
        bool wantsMotifs = Prediction > 0 && activeAdded[0];
        if (!wantsMotifs)
            return (parent.Scorer.Predict(sequences, threads), null);
        MotifScores motifs = parent.Scorer.Score(sequences, threads);
        var predictions = new float[sequences.Count];
        for (int i = 0; i < predictions.Length; i++)
            predictions[i] = Combine(motifs.Scores(i));
        return (predictions, motifs);
    }

    public override Delegate CreateGetter(
        int added, Func<((float[] Predictions, MotifScores? Motifs) Scores, int Index)> current) =>
        added == Prediction
            ? (ValueGetter<float>)((ref float value) =>
            {
                ((float[] predictions, _), int index) = current();
                value = predictions[index];
            })
            : (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
            {
                ((_, MotifScores? motifs), int index) = current();
                Columns.Copy(motifs!.Scores(index), ref value);
            });

    private float Combine(ReadOnlySpan<float> scores)
    {
        ReadOnlySpan<float> head = parent.Model.HeadWeights;
        double sum = parent.Model.Intercept;
        for (int kernel = 0; kernel < scores.Length; kernel++)
            sum += (double)scores[kernel] * head[kernel];
        return (float)sum;
    }
}
