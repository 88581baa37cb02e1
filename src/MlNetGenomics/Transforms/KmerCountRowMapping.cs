using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Onnx;
using MlNetGenomics.Rows;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Transforms;

/// <summary>Counts of k-mers in a text column's rows.</summary>
internal sealed class KmerCountRowMapping(
    KmerCounter counter,
    bool asFrequencies,
    DataViewSchema inputSchema,
    SequenceColumn sequence,
    DataViewSchema.DetachedColumn column)
    : RowMapping(inputSchema, sequence.Column, [column])
{
    public override Delegate?[] CreateGetters(DataViewRow input, bool[] activeAdded)
    {
        if (!activeAdded[0])
            return [null];
        Func<long, byte[]> read = sequence.CreateReader(input);
        // What is saved is dense, and so is the same column in memory.
        bool isDense = counter.Pattern.K <= KmerOnnx.MaximumK;
        return
        [
            (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
            {
                byte[] codes = read(input.Position);
                value = isDense ? Dense(codes, ref value) : Sparse(codes, ref value);
            }),
        ];
    }

    private VBuffer<float> Dense(byte[] codes, ref VBuffer<float> value)
    {
        VBufferEditor<float> editor = VBufferEditor.Create(ref value, counter.SlotCount);
        Scale(editor.Values, counter.Count(codes, editor.Values));
        return editor.Commit();
    }

    private VBuffer<float> Sparse(byte[] codes, ref VBuffer<float> value)
    {
        var slots = new int[codes.Length];
        int windows = counter.FindSlots(codes, slots);
        Span<int> sorted = slots.AsSpan(0, windows);
        sorted.Sort();
        VBufferEditor<float> editor = VBufferEditor.Create(
            ref value, counter.SlotCount, Math.Min(windows, counter.SlotCount), requireIndicesOnDense: true);
        int count = 0;
        foreach (int slot in sorted)
        {
            if (count == 0 || editor.Indices[count - 1] != slot)
            {
                editor.Indices[count] = slot;
                editor.Values[count++] = 0;
            }
            editor.Values[count - 1]++;
        }
        Scale(editor.Values[..count], windows);
        return editor.CommitTruncated(count);
    }

    private void Scale(Span<float> counts, int windows)
    {
        if (!asFrequencies || windows == 0)
            return;
        foreach (ref float count in counts)
            count /= windows;
    }
}
