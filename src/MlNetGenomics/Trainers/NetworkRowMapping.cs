using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Networks;
using MlNetGenomics.Rows;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Trainers;

/// <summary>A network's predictions for the rows of a sequence column.</summary>
internal sealed class NetworkRowMapping(
    INetworkScorer scorer, Network network, NetworkColumns columns, DataViewSchema inputSchema)
    : ScoredRowMapping<float[]>(
        inputSchema, SequenceColumn.Of(inputSchema, columns.SequenceName, columns.Ambiguity),
        SequenceLengths.Exactly(network.InputLength), Added(network, columns.Kind))
{
    public override float[] Score(SequenceSet sequences, bool[] activeAdded, bool isSingle) => scorer.Score(sequences);

    public override Delegate CreateGetter(int added, Func<(float[] Scores, int Index)> current)
    {
        if (columns.Kind == ScoreKind.MultiTask)
        {
            int tasks = network.Tasks.Length;
            return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
            {
                (float[] scores, int index) = current();
                Columns.Copy(scores.AsSpan(index * tasks, tasks), ref value);
            });
        }
        return (columns.Kind, added) switch
        {
            (ScoreKind.BinaryClassification, 0) =>
                (ValueGetter<bool>)((ref bool value) => value = ScoreOf(current()) > 0),
            (ScoreKind.BinaryClassification, 2) =>
                (ValueGetter<float>)((ref float value) => value = NetworkColumns.ProbabilityOf(ScoreOf(current()))),
            _ => (ValueGetter<float>)((ref float value) => value = ScoreOf(current())),
        };
    }

    private static float ScoreOf((float[] Scores, int Index) row) => row.Scores[row.Index];

    private static DataViewSchema.DetachedColumn[] Added(Network network, ScoreKind kind)
    {
        const string Binary = "BinaryClassification";
        return kind switch
        {
            ScoreKind.Regression => [Columns.Score("Regression", NetworkColumns.Score, NumberDataViewType.Single)],
            ScoreKind.BinaryClassification =>
            [
                Columns.Score(Binary, NetworkColumns.PredictedLabel, BooleanDataViewType.Instance),
                Columns.Score(Binary, NetworkColumns.Score, NumberDataViewType.Single),
                Columns.Score(Binary, NetworkColumns.Probability, NumberDataViewType.Single),
            ],
            _ =>
            [
                Columns.Score(
                    "MultiOutputRegression", NetworkColumns.Score,
                    new VectorDataViewType(NumberDataViewType.Single, network.Tasks.Length), network.Tasks),
            ],
        };
    }
}
