using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx;

/// <summary>Builds the ONNX graph of one MuSeAM model.</summary>
internal sealed class MuseamGraphWriter
{
    private readonly MuseamModel _model;
    private readonly MuseamExportOptions _options;
    private readonly OnnxGraphBuilder _builder = new("museam");
    private readonly int _kernels;

    public MuseamGraphWriter(MuseamModel model, MuseamExportOptions options)
    {
        if (options.Outputs == MuseamOutputs.None)
            throw new ArgumentException("an exported model needs an output", nameof(options));
        if (options.MotifNames is { } names && names.Count != model.KernelCount)
            throw new ArgumentException($"{names.Count} motif names for {model.KernelCount} kernels", nameof(options));
        _model = model;
        _options = options;
        _kernels = model.KernelCount;
    }

    public byte[] Write()
    {
        // [N, strands x F, L - W + 1]
        string tracks = AddConvolution(AddInput());
        // [N, strands x F]
        string maxima = _builder.Node(
            "ReduceMax", [tracks], "museam/track_maxima",
            OnnxAttribute.Ints("axes", 2), OnnxAttribute.Int("keepdims", 0));
        string? byStrand = _model.BothStrands ? SplitStrands(maxima, "museam/strand_maxima") : null;
        string best = byStrand is null
            ? maxima
            : _builder.Node(
                "ReduceMax", [byStrand], "museam/best",
                OnnxAttribute.Ints("axes", 1), OnnxAttribute.Int("keepdims", 0));
        bool showScores = _options.Outputs.HasFlag(MuseamOutputs.MotifScores);
        string scores = _builder.Node(
            "Relu", [best], showScores ? _options.MotifScoresName : "museam/motif_scores");

        if (_options.Outputs.HasFlag(MuseamOutputs.Score))
            AddHead(scores);
        if (showScores)
            _builder.Output(scores, OnnxElementType.Float, OnnxDimension.Batch, _kernels);
        if (_options.Outputs.HasFlag(MuseamOutputs.Sites))
            AddSites(tracks, byStrand, scores);
        AddMetadata();
        return _builder.ToBytes();
    }

    private string AddInput()
    {
        if (_options.InputForm == OnnxInputForm.OneHot)
        {
            return _builder.Input(
                _options.InputName, OnnxElementType.Float,
                OnnxDimension.Batch, _model.SequenceLength, Dna.BaseCount);
        }
        string text = _builder.Input(_options.InputName, OnnxElementType.String, OnnxDimension.Batch, 1);
        return OneHotOnnx.Append(_builder, text, "museam/one_hot", _model.SequenceLength);
    }

    private string AddConvolution(string oneHot)
    {
        string channels = _builder.Node("Transpose", [oneHot], "museam/channels", OnnxAttribute.Ints("perm", 0, 2, 1));
        int width = _model.KernelWidth;
        int kernelSize = width * Dna.BaseCount;
        int strands = _model.BothStrands ? 2 : 1;
        var weights = new float[strands * _kernels * kernelSize];
        ReadOnlySpan<float> ratios = _model.KernelWeights;
        for (int f = 0; f < _kernels; f++)
        {
            ReadOnlySpan<float> kernel = ratios.Slice(f * kernelSize, kernelSize);
            Span<float> forward = weights.AsSpan(f * kernelSize, kernelSize);
            for (int w = 0; w < width; w++)
            {
                for (int b = 0; b < Dna.BaseCount; b++)
                    forward[b * width + w] = kernel[w * Dna.BaseCount + b];
            }
            if (strands == 2)
            {
                // Position w, base b of the reverse complement is position W - 1 - w, base 3 - b of the
                // kernel: the reversed block, as both axes run backwards.
                Span<float> reverse = weights.AsSpan((_kernels + f) * kernelSize, kernelSize);
                forward.CopyTo(reverse);
                reverse.Reverse();
            }
        }
        string kernels = _builder.FloatConstant(
            "museam/kernels", weights, strands * _kernels, Dna.BaseCount, width);
        return _builder.Node(
            "Conv", [channels, kernels], "museam/tracks", OnnxAttribute.Ints("kernel_shape", width));
    }

    /// <summary>[N, 2 F] to [N, 2, F].</summary>
    private string SplitStrands(string value, string output)
    {
        string shape = _builder.Int64Constant(output + "/shape", [0, 2, _kernels], 3);
        return _builder.Node("Reshape", [value, shape], output);
    }

    private void AddHead(string scores)
    {
        string weights = _builder.FloatConstant("museam/head_weights", _model.HeadWeights, _kernels, 1);
        string intercept = _builder.FloatConstant("museam/intercept", [_model.Intercept], 1);
        _builder.Node("Gemm", [scores, weights, intercept], _options.ScoreName);
        _builder.Output(_options.ScoreName, OnnxElementType.Float, OnnxDimension.Batch, 1);
    }

    private void AddSites(string tracks, string? maximaByStrand, string scores)
    {
        string one = _builder.Int64Constant("museam/one", [1]);
        string position;
        string strand = one;
        if (maximaByStrand is null)
            position = AddPositions(tracks, "museam/positions", last: false);
        else
        {
            string index = _builder.Node(
                "ArgMax", [maximaByStrand], "museam/strand_index",
                OnnxAttribute.Int("axis", 1), OnnxAttribute.Int("keepdims", 0));
            string isReverse = _builder.Node(
                "Cast", [index], "museam/is_reverse", OnnxAttribute.Int("to", (long)OnnxElementType.Boolean));
            string forward = AddPositions(AddStrand(tracks, 0), "museam/forward_positions", last: false);
            // Read from its own 5' end, the reverse strand's first site is the last one here.
            string reverse = AddPositions(AddStrand(tracks, 1), "museam/reverse_positions", last: true);
            position = _builder.Node("Where", [isReverse, reverse, forward], "museam/positions");
            string minusOne = _builder.Int64Constant("museam/minus_one", [-1]);
            strand = _builder.Node("Where", [isReverse, minusOne, one], "museam/strands");
        }
        string zero = _builder.FloatConstant("museam/zero", [0f]);
        string isSite = _builder.Node("Greater", [scores, zero], "museam/is_site");
        string noPosition = _builder.Int64Constant("museam/no_position", [-1]);
        string noStrand = _builder.Int64Constant("museam/no_strand", [0]);
        _builder.Node("Where", [isSite, position, noPosition], _options.SitePositionsName);
        _builder.Node("Where", [isSite, strand, noStrand], _options.SiteStrandsName);
        _builder.Output(_options.SitePositionsName, OnnxElementType.Int64, OnnxDimension.Batch, _kernels);
        _builder.Output(_options.SiteStrandsName, OnnxElementType.Int64, OnnxDimension.Batch, _kernels);
    }

    /// <summary>The tracks of one strand: [N, 2 F, positions] to [N, F, positions].</summary>
    private string AddStrand(string tracks, int strand)
    {
        string name = strand == 0 ? "museam/forward_tracks" : "museam/reverse_tracks";
        string start = _builder.Int64Constant(name + "/start", [strand * _kernels], 1);
        string end = _builder.Int64Constant(name + "/end", [(strand + 1) * _kernels], 1);
        string axis = _builder.Int64Constant(name + "/axis", [1], 1);
        return _builder.Node("Slice", [tracks, start, end, axis], name);
    }

    /// <summary>Where each track is largest, [N, F].</summary>
    private string AddPositions(string tracks, string name, bool last) =>
        _builder.Node(
            "ArgMax", [tracks], name,
            OnnxAttribute.Int("axis", 2),
            OnnxAttribute.Int("keepdims", 0),
            OnnxAttribute.Int("select_last_index", last ? 1 : 0));

    private void AddMetadata()
    {
        IReadOnlyList<string> names =
            _options.MotifNames ?? [.. Enumerable.Range(1, _kernels).Select(number => $"kernel_{number}")];
        MuseamMetadata.Write(_builder, _model, names);
        foreach ((string key, string value) in _options.Metadata ?? new Dictionary<string, string>())
            _builder.Metadata(key, value);
    }
}
