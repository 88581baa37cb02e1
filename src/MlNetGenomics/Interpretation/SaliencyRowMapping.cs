using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Networks;
using MlNetGenomics.Rows;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Interpretation;

/// <summary>Attributions of a neuron's value to the bases of a sequence column's rows.</summary>
internal sealed class SaliencyRowMapping(
    NetworkScorer scorer,
    Neuron target,
    SaliencySettings settings,
    DataViewSchema inputSchema,
    SequenceColumn sequence,
    string outputColumn)
    : ScoredRowMapping<float[]>(
        inputSchema, sequence, SequenceLengths.Exactly(scorer.Model.Network.InputLength),
        [Column(outputColumn, scorer.Model.Network.InputLength)])
{
    // Integrated gradients hold four arrays of this many sequences' rows.
    public override int LargestBatch => 256;

    public override float[] Score(SequenceSet sequences, bool[] activeAdded, bool isSingle) =>
        sequences.Count == 0 ? [] : Saliency.Compute(scorer, sequences, target, settings);

    public override Delegate CreateGetter(int added, Func<(float[] Scores, int Index)> current)
    {
        int size = scorer.Model.Network.InputLength * Dna.BaseCount;
        return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
        {
            (float[] attributions, int index) = current();
            Columns.Copy(attributions.AsSpan(index * size, size), ref value);
        });
    }

    private static DataViewSchema.DetachedColumn Column(string name, int length) => new(
        name,
        new VectorDataViewType(NumberDataViewType.Single, length, Dna.BaseCount),
        Columns.SlotNames([.. Columns.BaseSlots(length)]));
}
