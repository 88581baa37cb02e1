using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx;

/// <summary>
/// DNA text to one-hot rows as an ONNX graph. The graph is strict: in ONNX Runtime a letter other than
/// A, C, G, T, N (either case) fails in the node "...letters_must_be_ACGTN", another length in "...one_hot", on
/// every device.
/// </summary>
public static class OneHotOnnx
{
    // Not a number, so that the Cast that follows refuses it. A code outside the table would do on the
    // CPU, but ONNX Runtime's CUDA Gather answers zeros there, which would score the letter as an N.
    private const string NotABase = "not one of A, C, G, T, N";

    /// <summary>An ONNX model that does what an encoder does: string [N, 1] to float.</summary>
    /// <param name="sequenceLength">L, bases of a sequence; the graph does not pad.</param>
    /// <param name="encoder">What N becomes and whether both strands are encoded; null for the default.</param>
    /// <param name="inputName">Name of the input.</param>
    /// <param name="outputName">
    /// Name of the output, [N, L, 4], or [N, 2, L, 4] with the reverse complement second.
    /// </param>
    /// <returns>The bytes of an ONNX file.</returns>
    public static byte[] Export(
        int sequenceLength,
        OneHotEncoder? encoder = null,
        string inputName = "Sequence",
        string outputName = "OneHot")
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sequenceLength);
        encoder ??= new OneHotEncoder();
        var builder = new OnnxGraphBuilder("one_hot");
        string input = builder.Input(inputName, OnnxElementType.String, OnnxDimension.Batch, 1);
        if (encoder.BothStrands)
        {
            string forward = Append(builder, input, outputName + "/forward", sequenceLength, encoder.UnknownBase);
            AppendBothStrands(builder, forward, outputName, 1, 0, 2, sequenceLength, Dna.BaseCount);
            builder.Output(
                outputName, OnnxElementType.Float, OnnxDimension.Batch, 2, sequenceLength, Dna.BaseCount);
        }
        else
        {
            Append(builder, input, outputName, sequenceLength, encoder.UnknownBase);
            builder.Output(outputName, OnnxElementType.Float, OnnxDimension.Batch, sequenceLength, Dna.BaseCount);
        }
        return builder.ToBytes();
    }

    /// <summary>Adds the operators that turn string [N, 1] into one-hot rows [N, L, 4].</summary>
    /// <returns><paramref name="output"/>.</returns>
    internal static string Append(
        OnnxGraphBuilder builder,
        string input,
        string output,
        int sequenceLength,
        UnknownBaseEncoding unknownBase = UnknownBaseEncoding.Zero,
        AmbiguityPolicy ambiguity = AmbiguityPolicy.Reject)
    {
        string codes = AppendCodes(builder, input, output + "/", ambiguity);
        string rows = AppendRows(builder, codes, output + "/", unknownBase);
        // [N, 1, length found, 4] to [N, L, 4]. 0 keeps the batch size, so that another length cannot
        // pass as another number of sequences.
        string shape = builder.Int64Constant(output + "/shape", [0, sequenceLength, Dna.BaseCount], 3);
        return builder.Node("Reshape", [rows, shape], output);
    }

    /// <summary>Adds the operators that turn string [N, 1] into base codes, int64 [N, 1, letters found].</summary>
    internal static string AppendCodes(
        OnnxGraphBuilder builder, string text, string prefix, AmbiguityPolicy ambiguity)
    {
        // An empty separator splits into characters; shorter sequences of a batch are padded with "",
        // which is no base.
        string letters = builder.Node(
            OnnxGraphBuilder.RuntimeDomain, "Tokenizer", [text], prefix + "letters",
            OnnxAttribute.Int("mark", 0),
            OnnxAttribute.Int("mincharnum", 1),
            OnnxAttribute.String("pad_value", ""),
            OnnxAttribute.Strings("separators", ""));
        bool readsAmbiguous = ambiguity == AmbiguityPolicy.AsN;
        string known = readsAmbiguous ? Dna.Letters + Dna.AmbiguousLetters : Dna.Letters;
        string[] keys = [.. known.Concat(known.ToLowerInvariant()).Select(letter => letter.ToString())];
        string[] values = [.. keys.Select(key => (Dna.CodeOf(key[0]) is >= 0 and int code ? code : Dna.N).ToString())];
        string digits = builder.Node(
            OnnxGraphBuilder.MachineLearningDomain, "LabelEncoder", [letters], prefix + "base_digits",
            OnnxAttribute.Strings("keys_strings", keys),
            OnnxAttribute.Strings("values_strings", values),
            OnnxAttribute.String("default_string", NotABase));
        return builder.Node(
            "Cast", [digits], prefix + (readsAmbiguous ? "letters_must_be_bases" : "letters_must_be_ACGTN"),
            OnnxAttribute.Int("to", (long)OnnxElementType.Int64));
    }

    /// <summary>Adds the operator that turns base codes of any shape into one-hot rows, one axis of 4 more.</summary>
    internal static string AppendRows(
        OnnxGraphBuilder builder, string codes, string prefix, UnknownBaseEncoding unknownBase)
    {
        var table = new float[Dna.Letters.Length * Dna.BaseCount];
        for (int b = 0; b < Dna.BaseCount; b++)
        {
            table[b * Dna.BaseCount + b] = 1;
            table[Dna.N * Dna.BaseCount + b] = unknownBase == UnknownBaseEncoding.Quarter ? 0.25f : 0;
        }
        string rows = builder.FloatConstant(prefix + "table", table, Dna.Letters.Length, Dna.BaseCount);
        return builder.Node("Gather", [rows, codes], prefix + "rows", OnnxAttribute.Int("axis", 0));
    }

    /// <summary>
    /// Adds the operators that put the reverse complement behind a matrix: reversing positions and bases
    /// gives it.
    /// </summary>
    /// <param name="builder">The graph.</param>
    /// <param name="forward">[..., L, 4].</param>
    /// <param name="output">Name of the result, of <paramref name="shape"/>.</param>
    /// <param name="positionAxis">Axis of the L positions; the bases' axis follows it.</param>
    /// <param name="shape">[..., 2, L, 4], 0 for an axis that keeps its size.</param>
    internal static void AppendBothStrands(
        OnnxGraphBuilder builder, string forward, string output, int positionAxis, params long[] shape)
    {
        string prefix = output + "/";
        string reverse = AppendReversed(builder, forward, prefix + "reverse", positionAxis, positionAxis + 1);
        string both = builder.Node(
            "Concat", [forward, reverse], prefix + "both", OnnxAttribute.Int("axis", positionAxis));
        string strands = builder.Int64Constant(prefix + "strands_shape", shape, shape.Length);
        builder.Node("Reshape", [both, strands], output);
    }
    /// <summary>Adds the operator that reverses some axes of a value.</summary>
    /// <returns><paramref name="output"/>.</returns>
    internal static string AppendReversed(
        OnnxGraphBuilder builder, string value, string output, params ReadOnlySpan<long> axes)
    {
        var fromLast = new long[axes.Length];
        fromLast.AsSpan().Fill(-1);
        var beforeFirst = new long[axes.Length];
        beforeFirst.AsSpan().Fill(int.MinValue);
        string last = builder.Int64Constant(output + "/last", fromLast, axes.Length);
        string before = builder.Int64Constant(output + "/before_first", beforeFirst, axes.Length);
        string which = builder.Int64Constant(output + "/axes", axes, axes.Length);
        return builder.Node("Slice", [value, last, before, which, last], output);
    }
}
