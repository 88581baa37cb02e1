using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Rows;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Transforms;

/// <summary>Scores of all single substitutions in a text column's rows.</summary>
/// <param name="scorer">What scores.</param>
/// <param name="positions">Positions of all tasks together, T W.</param>
/// <param name="inputSchema">Columns of the input.</param>
/// <param name="sequence">The text column.</param>
/// <param name="lengths">Which lengths can be scored.</param>
/// <param name="columns">The column of scores and, if there is one, that of importance.</param>
internal sealed class InSilicoMutagenesisRowMapping(
    IMutagenesisScorer scorer,
    int positions,
    DataViewSchema inputSchema,
    SequenceColumn sequence,
    SequenceLengths lengths,
    IReadOnlyList<DataViewSchema.DetachedColumn> columns)
    : ScoredRowMapping<float[]>(inputSchema, sequence, lengths, columns)
{
    // As many as the engine takes at a time, and 64 MB of scores at most.
    private const int MostRows = 16;
    private const int MostScores = 1 << 24;

    public override int LargestBatch => Math.Clamp(MostScores / (positions * Dna.BaseCount), 1, MostRows);

    public override float[] Score(SequenceSet sequences, bool[] activeAdded, bool isSingle) => scorer.Score(sequences);

    public override Delegate CreateGetter(int added, Func<(float[] Scores, int Index)> current)
    {
        int size = positions * Dna.BaseCount;
        if (added == 0)
        {
            return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
            {
                (float[] scores, int index) = current();
                Columns.Copy(scores.AsSpan(index * size, size), ref value);
            });
        }
        return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
        {
            (float[] scores, int index) = current();
            VBufferEditor<float> editor = VBufferEditor.Create(ref value, positions);
            for (int i = 0; i < positions; i++)
                editor.Values[i] = Largest(scores.AsSpan(index * size + i * Dna.BaseCount, Dna.BaseCount));
            value = editor.Commit();
        });
    }

    // The first of equals, as MutagenesisResult.Importance says.
    private static float Largest(ReadOnlySpan<float> scores)
    {
        float largest = 0;
        foreach (float score in scores)
        {
            if (Math.Abs(score) > Math.Abs(largest))
                largest = score;
        }
        return largest;
    }
}
