using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx;

/// <summary>
/// One row of DNA text to a one-hot matrix as an ONNX graph, for ML.NET: pads, and reads IUPAC letters as
/// N, where that is asked for.
/// </summary>
public static class OneHotRowOnnx
{
    // Not a number, so that the Cast that follows refuses it.
    private const string NotABase = "not a base";

    private const string IupacLetters = "RYSWKMBDHVX";

    /// <summary>An ONNX model: string [1, 1] to float [L, 4], or [2, L, 4] for both strands.</summary>
    /// <param name="sequenceLength">L.</param>
    /// <param name="encoder">What N becomes and whether both strands are encoded.</param>
    /// <param name="ambiguity">What to do with IUPAC letters other than A, C, G, T, N.</param>
    /// <param name="padsShorter">Whether shorter sequences are padded with N at the end.</param>
    /// <param name="inputName">Name of the input.</param>
    /// <param name="outputName">Name of the output.</param>
    /// <param name="slotNames">Names of the output's items for ML.NET, or null.</param>
    /// <returns>The bytes of an ONNX file.</returns>
    public static byte[] Export(
        int sequenceLength,
        OneHotEncoder encoder,
        AmbiguityPolicy ambiguity,
        bool padsShorter,
        string inputName,
        string outputName,
        IReadOnlyList<string>? slotNames = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sequenceLength);
        ArgumentNullException.ThrowIfNull(encoder);
        var builder = new OnnxGraphBuilder("one_hot_row");
        string text = builder.Input(inputName, OnnxElementType.String, OnnxDimension.Batch, 1);
        string prefix = outputName + "/";
        string codes = AppendCodes(builder, text, prefix, ambiguity);
        if (padsShorter)
            codes = AppendPadding(builder, codes, prefix, sequenceLength);
        string table = builder.FloatConstant(
            prefix + "table", Table(encoder.UnknownBase), Dna.Letters.Length, Dna.BaseCount);
        string rows = builder.Node("Gather", [table, codes], prefix + "rows", OnnxAttribute.Int("axis", 0));
        string shape = builder.Int64Constant(prefix + "shape", [sequenceLength, Dna.BaseCount], 2);
        string forward = builder.Node(
            "Reshape", [rows, shape], encoder.BothStrands ? prefix + "forward" : outputName);
        if (encoder.BothStrands)
        {
            AppendBothStrands(builder, forward, prefix, outputName, sequenceLength);
            builder.Output(outputName, OnnxElementType.Float, 2, sequenceLength, Dna.BaseCount);
        }
        else
            builder.Output(outputName, OnnxElementType.Float, sequenceLength, Dna.BaseCount);
        if (slotNames is not null)
        {
            string[] names = [.. slotNames];
            builder.Node(
                OnnxGraphBuilder.MachineLearningDomain, "LabelEncoder", [text], OnnxRowForm.SlotNamesNode(outputName),
                OnnxAttribute.Strings("keys_strings", names), OnnxAttribute.Strings("values_strings", names));
        }
        return builder.ToBytes();
    }

    /// <summary>Text [1, 1] to base codes [bases found].</summary>
    private static string AppendCodes(
        OnnxGraphBuilder builder, string text, string prefix, AmbiguityPolicy ambiguity)
    {
        string letters = builder.Node(
            OnnxGraphBuilder.RuntimeDomain, "Tokenizer", [text], prefix + "letters",
            OnnxAttribute.Int("mark", 0),
            OnnxAttribute.Int("mincharnum", 1),
            OnnxAttribute.String("pad_value", ""),
            OnnxAttribute.Strings("separators", ""));
        string known = ambiguity == AmbiguityPolicy.AsN ? Dna.Letters + IupacLetters : Dna.Letters;
        string[] keys = [.. known.Concat(known.ToLowerInvariant()).Select(letter => letter.ToString())];
        string[] values = [.. keys.Select(key => (Dna.CodeOf(key[0]) is >= 0 and int code ? code : Dna.N).ToString())];
        string digits = builder.Node(
            OnnxGraphBuilder.MachineLearningDomain, "LabelEncoder", [letters], prefix + "base_digits",
            OnnxAttribute.Strings("keys_strings", keys),
            OnnxAttribute.Strings("values_strings", values),
            OnnxAttribute.String("default_string", NotABase));
        string codes = builder.Node(
            "Cast", [digits], prefix + "letters_must_be_bases", OnnxAttribute.Int("to", (long)OnnxElementType.Int64));
        return builder.Node(
            "Reshape", [codes, builder.Int64Constant(prefix + "flat", [-1], 1)], prefix + "codes");
    }

    /// <summary>Codes [C] to codes [max(C, L)], N at the end.</summary>
    private static string AppendPadding(OnnxGraphBuilder builder, string codes, string prefix, int sequenceLength)
    {
        string found = builder.Node("Shape", [codes], prefix + "found");
        string missing = builder.Node(
            "Sub", [builder.Int64Constant(prefix + "length", [sequenceLength], 1), found], prefix + "missing");
        string zero = builder.Int64Constant(prefix + "zero", [0], 1);
        string after = builder.Node("Max", [missing, zero], prefix + "after");
        string pads = builder.Node("Concat", [zero, after], prefix + "pads", OnnxAttribute.Int("axis", 0));
        string unknown = builder.Int64Constant(prefix + "unknown", [Dna.N]);
        return builder.Node("Pad", [codes, pads, unknown], prefix + "padded");
    }

    /// <summary>[L, 4] to [2, L, 4]; reversing positions and bases gives the reverse complement.</summary>
    private static void AppendBothStrands(
        OnnxGraphBuilder builder, string forward, string prefix, string output, int sequenceLength)
    {
        string last = builder.Int64Constant(prefix + "last", [-1, -1], 2);
        string beforeFirst = builder.Int64Constant(prefix + "before_first", [int.MinValue, int.MinValue], 2);
        string axes = builder.Int64Constant(prefix + "axes", [0, 1], 2);
        string reverse = builder.Node("Slice", [forward, last, beforeFirst, axes, last], prefix + "reverse");
        string both = builder.Node("Concat", [forward, reverse], prefix + "both", OnnxAttribute.Int("axis", 0));
        string shape = builder.Int64Constant(prefix + "strands_shape", [2, sequenceLength, Dna.BaseCount], 3);
        builder.Node("Reshape", [both, shape], output);
    }

    private static float[] Table(UnknownBaseEncoding unknownBase)
    {
        var table = new float[Dna.Letters.Length * Dna.BaseCount];
        for (int b = 0; b < Dna.BaseCount; b++)
        {
            table[b * Dna.BaseCount + b] = 1;
            table[Dna.N * Dna.BaseCount + b] = unknownBase == UnknownBaseEncoding.Quarter ? 0.25f : 0;
        }
        return table;
    }
}
