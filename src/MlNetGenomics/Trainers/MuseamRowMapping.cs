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
    : RowMapping(inputSchema, parent.SequenceColumnName, columns)
{
    /// <summary>Index of the prediction among the added columns; the kernel scores, if any, come before it.</summary>
    public int Score => AddedCount - 1;

    /// <summary>Whether the kernel scores are among the active added columns.</summary>
    public bool WantsMotifs(bool[] activeAdded) => Score > 0 && activeAdded[0];

    /// <summary>The codes of a row's text, which must have the model's length.</summary>
    /// <exception cref="GenomicsException">A letter is no base, or the length is another; names the row.</exception>
    public byte[] Encode(ReadOnlySpan<char> text, long position)
    {
        byte[] codes = SequenceText.Encode(text, parent.Ambiguity, parent.SequenceColumnName, position);
        return codes.Length == parent.Model.SequenceLength
            ? codes
            : throw new GenomicsException(
                $"column {parent.SequenceColumnName}, row {position + 1} has {codes.Length} bases, the model is for " +
                $"{parent.Model.SequenceLength}");
    }

    /// <summary>Scores sequences: predictions and, where wanted, kernel scores.</summary>
    public (float[] Predictions, MotifScores? Motifs) Run(SequenceSet sequences, bool wantsMotifs, int? threads = null)
    {
        int used = threads ?? parent.Threads;
        if (!wantsMotifs)
            return (parent.Scorer.Predict(sequences, used), null);
        MotifScores motifs = parent.Scorer.Score(sequences, used);
        var predictions = new float[sequences.Count];
        for (int i = 0; i < predictions.Length; i++)
            predictions[i] = Combine(motifs.Scores(i));
        return (predictions, motifs);
    }

    public override Delegate?[] CreateGetters(DataViewRow input, bool[] activeAdded)
    {
        var getters = new Delegate?[AddedCount];
        if (!activeAdded.Contains(true))
            return getters;
        bool wantsMotifs = WantsMotifs(activeAdded);
        ValueGetter<ReadOnlyMemory<char>> get = input.GetGetter<ReadOnlyMemory<char>>(Text);
        ReadOnlyMemory<char> text = default;
        long served = -1;
        float[] predictions = [];
        MotifScores? motifs = null;
        getters[Score] = (ValueGetter<float>)((ref float value) =>
        {
            Serve();
            value = predictions[0];
        });
        if (wantsMotifs)
        {
            getters[0] = (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
            {
                Serve();
                Copy(motifs!.Scores(0), ref value);
            });
        }
        return getters;

        void Serve()
        {
            if (served == input.Position)
                return;
            get(ref text);
            var builder = new SequenceSetBuilder();
            builder.Add("row", Encode(text.Span, input.Position));
            (predictions, motifs) = Run(builder.Build(), wantsMotifs, threads: 1);
            served = input.Position;
        }
    }

    /// <summary>Copies scores into a column's buffer.</summary>
    public static void Copy(ReadOnlySpan<float> scores, ref VBuffer<float> value)
    {
        VBufferEditor<float> editor = VBufferEditor.Create(ref value, scores.Length);
        scores.CopyTo(editor.Values);
        value = editor.Commit();
    }

    private float Combine(ReadOnlySpan<float> scores)
    {
        ReadOnlySpan<float> head = parent.Model.HeadWeights;
        double sum = parent.Model.Intercept;
        for (int kernel = 0; kernel < scores.Length; kernel++)
            sum += (double)scores[kernel] * head[kernel];
        return (float)sum;
    }
}
