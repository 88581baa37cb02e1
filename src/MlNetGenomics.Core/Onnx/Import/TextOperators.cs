using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx.Import;

/// <summary>The operators by which our own models turn text into one-hot rows; see <see cref="OneHotOnnx"/>.</summary>
internal static class TextOperators
{
    public static TracedValue Tokenize(GraphNode node)
    {
        node.Settings("mark", "mincharnum", "pad_value", "separators");
        node.Require("mark", 0);
        node.Require("mincharnum", 1);
        if (node.Texts("separators") is not [""])
            throw node.Wrong("does not split text into letters");
        return Next(node, TextStage.Text);
    }

    public static TracedValue EncodeLabels(GraphNode node)
    {
        node.Settings("default_string", "keys_strings", "values_strings");
        string[] keys = node.Texts("keys_strings") ?? [];
        string[] values = node.Texts("values_strings") ?? [];
        if (keys.Length != values.Length)
            throw node.Wrong($"has {keys.Length} keys and {values.Length} values");
        for (int i = 0; i < keys.Length; i++)
        {
            int code = keys[i].Length == 1 ? Dna.CodeOf(keys[i][0]) : Dna.N;
            // Letters that are no base may stand for N only.
            if (values[i] != (code >= 0 ? code : Dna.N).ToString(System.Globalization.CultureInfo.InvariantCulture))
                throw node.Wrong($"makes {values[i]} of the letter {keys[i]}");
        }
        string letters = Dna.Letters + Dna.Letters.ToLowerInvariant();
        if (letters.FirstOrDefault(letter => !keys.Contains(letter.ToString())) is not '\0' and char missing)
            throw node.Wrong($"does not know the letter {missing}");
        return Next(node, TextStage.Letters);
    }

    /// <summary>Gather of a one-hot table.</summary>
    public static TracedValue Look(GraphNode node)
    {
        node.Settings("axis");
        node.Require("axis", 0);
        OnnxTensor table = node.Constant(0, "table");
        float[] rows = node.Floats(table, "its table");
        bool isOneHot = table.Dimensions.SequenceEqual([Dna.Letters.Length, Dna.BaseCount]);
        for (int i = 0; isOneHot && i < rows.Length; i++)
            isOneHot = rows[i] == (i / Dna.BaseCount == i % Dna.BaseCount ? 1 : 0);
        return isOneHot
            ? Next(node, TextStage.Codes, 1)
            : throw node.Wrong("its table is not one-hot rows of A, C, G, T and zeros for N");
    }

    /// <summary>The length that rows are given by a reshape to [N, L, 4].</summary>
    public static int Length(GraphNode node, IReadOnlyList<long> sizes) =>
        node.Input(0) is TextValue { Stage: TextStage.Rows } && sizes is [0, >= 1 and <= int.MaxValue, Dna.BaseCount]
            ? (int)sizes[1]
            : throw node.Wrong("does not make one-hot rows [N, L, 4] of text");

    private static TextValue Next(GraphNode node, TextStage expected, int input = 0) =>
        node.Input(input) is TextValue text && text.Stage == expected
            ? new TextValue(expected + 1)
            : throw node.Wrong($"its input is not the sequences' {expected.ToString().ToLowerInvariant()}");
}
