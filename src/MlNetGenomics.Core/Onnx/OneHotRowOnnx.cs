using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx;

/// <summary>
/// One row of DNA text to a one-hot matrix as an ONNX graph, for ML.NET: pads, and reads IUPAC letters as
/// N, where that is asked for.
/// </summary>
public static class OneHotRowOnnx
{
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
        string codes = builder.Node(
            "Reshape",
            [
                OneHotOnnx.AppendCodes(builder, text, prefix, ambiguity),
                builder.Int64Constant(prefix + "flat", [-1], 1),
            ],
            prefix + "codes");
        if (padsShorter)
            codes = AppendPadding(builder, codes, prefix, sequenceLength);
        string rows = OneHotOnnx.AppendRows(builder, codes, prefix, encoder.UnknownBase);
        string shape = builder.Int64Constant(prefix + "shape", [sequenceLength, Dna.BaseCount], 2);
        string forward = builder.Node(
            "Reshape", [rows, shape], encoder.BothStrands ? prefix + "forward" : outputName);
        if (encoder.BothStrands)
        {
            OneHotOnnx.AppendBothStrands(builder, forward, outputName, 0, 2, sequenceLength, Dna.BaseCount);
            builder.Output(outputName, OnnxElementType.Float, 2, sequenceLength, Dna.BaseCount);
        }
        else
            builder.Output(outputName, OnnxElementType.Float, sequenceLength, Dna.BaseCount);
        if (slotNames is not null)
            OnnxRowForm.AppendSlotNames(builder, outputName, slotNames);
        return builder.ToBytes();
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
}
