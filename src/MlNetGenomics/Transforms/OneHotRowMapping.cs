using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Rows;

namespace MlNetGenomics.Transforms;

/// <summary>One-hot matrices of a text column's rows.</summary>
internal sealed class OneHotRowMapping(
    SequenceOneHotTransformer parent, DataViewSchema inputSchema, DataViewSchema.DetachedColumn column)
    : RowMapping(
        inputSchema, Columns.Require(inputSchema, "sequence", parent.InputColumnName, TextDataViewType.Instance), [column])
{
    public override Delegate?[] CreateGetters(DataViewRow input, bool[] activeAdded)
    {
        if (!activeAdded[0])
            return [null];
        ValueGetter<ReadOnlyMemory<char>> get = input.GetGetter<ReadOnlyMemory<char>>(Source);
        ReadOnlyMemory<char> text = default;
        return
        [
            (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
            {
                get(ref text);
                VBufferEditor<float> editor = VBufferEditor.Create(ref value, parent.Size);
                parent.Encode(text.Span, input.Position, editor.Values);
                value = editor.Commit();
            }),
        ];
    }
}
