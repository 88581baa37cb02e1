using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx;

/// <summary>
/// Builds the ONNX graph of <see cref="KmerOnnx"/>. A k-mer is two numbers, of its first and of its second half, that
/// a convolution reads off the bases. With a one-hot row a window for each, [windows x 4^(k/2)], the product of the
/// two matrices is the table of counts, so a row of text takes no more than (4^(k/2) + 4^(k/2)) numbers a window.
/// </summary>
internal sealed class KmerGraphWriter(KmerCounter counter, string inputName, string outputName)
{
    private readonly OnnxGraphBuilder _builder = new("kmer_counts");
    private readonly string _prefix = outputName + "/";
    private readonly KmerPattern _pattern = counter.Pattern;
    private readonly int _firstHalf = counter.Pattern.K / 2;

    public byte[] Write(bool asFrequencies, AmbiguityPolicy ambiguity)
    {
        string numbers = AddNumbers(AddInput(ambiguity));
        string first = AddOneHot(AddNumber(numbers, 0, "first"), "first", _firstHalf, axis: 1);
        string second = AddOneHot(AddNumber(numbers, 1, "second"), "second", _pattern.K - _firstHalf, axis: 2);
        // [1, 4^(k/2), windows] by [1, windows, 4^(k - k/2)]
        string byHalves = _builder.Node("MatMul", [first, second], _prefix + "by_halves");
        string all = counter.IsCanonical || asFrequencies ? _prefix + "all" : outputName;
        _builder.Node("Reshape", [byHalves, Integers("all_shape", _pattern.KmerCount)], all);
        if (counter.IsCanonical)
            AddBothStrands(all, asFrequencies ? _prefix + "both" : outputName);
        if (asFrequencies)
            AddFrequencies(counter.IsCanonical ? _prefix + "both" : all);
        _builder.Output(outputName, OnnxElementType.Float, counter.SlotCount);
        OnnxRowForm.AppendSlotNames(_builder, outputName, counter.Names);
        _builder
            .Metadata(OnnxMetadataKeys.Architecture, KmerOnnx.Architecture)
            .Metadata(OnnxMetadataKeys.KmerMask, _pattern.Mask)
            .Metadata(OnnxMetadataKeys.BothStrands, counter.IsCanonical ? "true" : "false")
            .Metadata(OnnxMetadataKeys.Frequencies, asFrequencies ? "true" : "false")
            .Metadata(OnnxMetadataKeys.Ambiguity, ambiguity.ToString());
        return _builder.ToBytes();
    }

    /// <summary>Text [1, 1] to channels [1, 4, L + width], N behind the end so that no text is too short.</summary>
    private string AddInput(AmbiguityPolicy ambiguity)
    {
        string text = _builder.Input(inputName, OnnxElementType.String, OnnxDimension.Batch, 1);
        string codes = OneHotOnnx.AppendCodes(_builder, text, _prefix, ambiguity);
        // Squeezing, rather than reshaping, fails where there is more than one row.
        string row = _builder.Node("Squeeze", [codes, Integers("row_axis", 0)], _prefix + "row");
        var end = new long[_pattern.Width];
        end.AsSpan().Fill(Dna.N);
        string behind = _builder.Int64Constant(_prefix + "behind_the_end", end, 1, end.Length);
        string padded = _builder.Node("Concat", [row, behind], _prefix + "padded", OnnxAttribute.Int("axis", 1));
        string rows = OneHotOnnx.AppendRows(_builder, padded, _prefix, UnknownBaseEncoding.Zero);
        return _builder.Node("Transpose", [rows], _prefix + "channels", OnnxAttribute.Ints("perm", 0, 2, 1));
    }

    /// <summary>
    /// The numbers of both halves at every window, and 4^(k/2) for each N in it: [1, 3, windows]. All weights are
    /// a digit by a power of 4, which a tensor core of fewer bits multiplies exactly too.
    /// </summary>
    private string AddNumbers(string channels)
    {
        int width = _pattern.Width;
        var weights = new float[3 * Dna.BaseCount * width];
        int counted = 0;
        for (int w = 0; w < width; w++)
        {
            for (int b = 0; b < Dna.BaseCount; b++)
                weights[(2 * Dna.BaseCount + b) * width + w] = -Size(_firstHalf);
            if (_pattern.Mask[w] == '0')
                continue;
            bool isFirst = counted < _firstHalf;
            int after = (isFirst ? _firstHalf : _pattern.K) - 1 - counted;
            for (int b = 0; b < Dna.BaseCount; b++)
                weights[((isFirst ? 0 : Dna.BaseCount) + b) * width + w] = b * Size(after);
            counted++;
        }
        string kernels = _builder.FloatConstant(_prefix + "digits", weights, 3, Dna.BaseCount, width);
        string bias = _builder.FloatConstant(_prefix + "whole_window", [0, 0, width * Size(_firstHalf)], 3);
        return _builder.Node(
            "Conv", [channels, kernels, bias], _prefix + "numbers", OnnxAttribute.Ints("kernel_shape", width));
    }

    /// <summary>One of the numbers, [1, windows]; the first one out of range where there is an N.</summary>
    private string AddNumber(string numbers, int which, string name)
    {
        string number = Pick(numbers, which, name);
        if (which == 0)
            number = _builder.Node("Add", [number, Pick(numbers, 2, "unknown")], _prefix + "first_if_known");
        return _builder.Node(
            "Cast", [number], _prefix + name + "_number", OnnxAttribute.Int("to", (long)OnnxElementType.Int64));
    }

    private string Pick(string numbers, int which, string name) => _builder.Node(
        "Gather", [numbers, _builder.Int64Constant($"{_prefix}{name}_index", [which])], _prefix + name,
        OnnxAttribute.Int("axis", 1));

    /// <summary>One-hot vectors, on an axis of their own; zeros for a number out of range.</summary>
    private string AddOneHot(string number, string name, int digits, int axis)
    {
        string depth = _builder.Int64Constant($"{_prefix}{name}_size", [(long)Size(digits)]);
        string offOn = _builder.FloatConstant($"{_prefix}{name}_off_on", [0, 1], 2);
        return _builder.Node(
            "OneHot", [number, depth, offOn], $"{_prefix}{name}_one_hot", OnnxAttribute.Int("axis", axis));
    }

    /// <summary>Adds the counts of reverse complements; that of a k-mer which is its own is a zero put behind all.</summary>
    private void AddBothStrands(string all, string output)
    {
        string none = _builder.FloatConstant(_prefix + "none", [0], 1);
        string padded = _builder.Node("Concat", [all, none], _prefix + "all_and_none", OnnxAttribute.Int("axis", 0));
        var pairs = new long[2 * counter.SlotCount];
        for (int slot = 0; slot < counter.SlotCount; slot++)
        {
            (int first, int? second) = counter.KmersOf(slot);
            pairs[slot] = first;
            pairs[counter.SlotCount + slot] = second ?? _pattern.KmerCount;
        }
        string strands = _builder.Int64Constant(_prefix + "pairs", pairs, 2, counter.SlotCount);
        string both = _builder.Node("Gather", [padded, strands], _prefix + "strands", OnnxAttribute.Int("axis", 0));
        _builder.Node(
            "ReduceSum", [both, Integers("strand_axis", 0)], output, OnnxAttribute.Int("keepdims", 0));
    }

    private void AddFrequencies(string counts)
    {
        string sum = _builder.Node("ReduceSum", [counts, Integers("slot_axis", 0)], _prefix + "sum");
        string atLeastOne = _builder.Node(
            "Max", [sum, _builder.FloatConstant(_prefix + "one", [1], 1)], _prefix + "at_least_one");
        _builder.Node("Div", [counts, atLeastOne], outputName);
    }

    private string Integers(string name, params long[] values) =>
        _builder.Int64Constant(_prefix + name, values, values.Length);

    private static float Size(int digits) => 1 << (2 * digits);
}
