using MlNetGenomics.Motifs.Scan;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx;

/// <summary>Builds the ONNX graph of <see cref="MotifScanOnnx"/>: a convolution for every width of motifs.</summary>
internal sealed class MotifScanGraphWriter(MotifScanner scanner, string inputName, string outputName)
{
    private readonly OnnxGraphBuilder _builder = new("motif_scan");
    private readonly string _prefix = outputName + "/";
    private readonly int _strands = scanner.Settings.BothStrands ? 2 : 1;

    public byte[] Write(AmbiguityPolicy ambiguity)
    {
        string channels = AddInput(ambiguity);
        // Motifs of different widths have different last windows, so a convolution has one width.
        var order = new long[_strands * scanner.Motifs.Count];
        var maxima = new List<string>();
        int row = 0;
        foreach (IGrouping<int, int> width in
            Enumerable.Range(0, scanner.Motifs.Count).GroupBy(motif => scanner.Motifs[motif].Width))
        {
            int[] motifs = [.. width];
            maxima.Add(AddConvolution(channels, motifs, width.Key));
            for (int strand = 0; strand < _strands; strand++)
            {
                foreach (int motif in motifs)
                    order[strand * scanner.Motifs.Count + motif] = row++;
            }
        }
        AddBest(maxima, order);
        string[] names = [.. scanner.Motifs.Select(motif => motif.Name)];
        _builder.Output(outputName, OnnxElementType.Float, names.Length);
        OnnxRowForm.AppendSlotNames(_builder, outputName, names);
        AddMetadata(names, ambiguity);
        return _builder.ToBytes();
    }

    /// <summary>Text [1, 1] to channels [1, 4, L], L as the text has it.</summary>
    private string AddInput(AmbiguityPolicy ambiguity)
    {
        string text = _builder.Input(inputName, OnnxElementType.String, OnnxDimension.Batch, 1);
        string codes = OneHotOnnx.AppendCodes(_builder, text, _prefix, ambiguity);
        // Squeezing, rather than reshaping, fails where there is more than one row.
        string one = _builder.Node(
            "Squeeze", [codes, _builder.Int64Constant(_prefix + "row_axis", [0], 1)], _prefix + "row");
        string rows = OneHotOnnx.AppendRows(_builder, one, _prefix, UnknownBaseEncoding.Zero);
        return _builder.Node("Transpose", [rows], _prefix + "channels", OnnxAttribute.Ints("perm", 0, 2, 1));
    }

    /// <summary>Best scores of the motifs of one width, [1, strands x motifs].</summary>
    private string AddConvolution(string channels, int[] motifs, int width)
    {
        int size = width * Dna.BaseCount;
        var weights = new float[_strands * motifs.Length * size];
        for (int i = 0; i < motifs.Length; i++)
        {
            PositionWeightMatrix motif = scanner.Weights[motifs[i]];
            Span<float> forward = weights.AsSpan(i * size, size);
            for (int b = 0; b < Dna.BaseCount; b++)
            {
                for (int w = 0; w < width; w++)
                    forward[b * width + w] = (float)motif[w, b];
            }
            if (_strands == 1)
                continue;
            // Both axes of a reverse complement run backwards.
            Span<float> reverse = weights.AsSpan((motifs.Length + i) * size, size);
            forward.CopyTo(reverse);
            reverse.Reverse();
        }
        // The name is what ONNX Runtime says where a sequence is too short.
        string name = $"{_prefix}motifs_of_{width}_positions";
        string kernels = _builder.FloatConstant(
            name + "/weights", weights, _strands * motifs.Length, Dna.BaseCount, width);
        string scores = _builder.Node("Conv", [channels, kernels], name, OnnxAttribute.Ints("kernel_shape", width));
        return _builder.Node(
            "ReduceMax", [scores], name + "/best",
            OnnxAttribute.Ints("axes", 2), OnnxAttribute.Int("keepdims", 0));
    }

    /// <summary>Maxima of all widths to the output [M].</summary>
    private void AddBest(List<string> maxima, long[] order)
    {
        string all = _builder.Node("Concat", [.. maxima], _prefix + "of_all_widths", OnnxAttribute.Int("axis", 1));
        string rows = _builder.Int64Constant(_prefix + "order", order, _strands, order.Length / _strands);
        // [1, strands, M]
        string sorted = _builder.Node("Gather", [all, rows], _prefix + "in_order", OnnxAttribute.Int("axis", 1));
        _builder.Node(
            "ReduceMax", [sorted], outputName, OnnxAttribute.Ints("axes", 0, 1), OnnxAttribute.Int("keepdims", 0));
    }

    private void AddMetadata(string[] names, AmbiguityPolicy ambiguity)
    {
        BaseBackground background = scanner.Weights[0].Background;
        _builder
            .Metadata(OnnxMetadataKeys.Architecture, MotifScanOnnx.Architecture)
            .Metadata(OnnxMetadataKeys.Motifs, OnnxMetadataReader.NamesText(names))
            .Metadata(OnnxMetadataKeys.BothStrands, _strands == 2 ? "true" : "false")
            .Metadata(OnnxMetadataKeys.Ambiguity, ambiguity.ToString())
            .Metadata(OnnxMetadataKeys.Background, OnnxMetadataReader.BackgroundText(background));
    }
}
