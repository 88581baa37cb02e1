using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Onnx.Proto;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx;

/// <summary>Recovers a MuSeAM model from its ONNX graph, checking that the graph is that network.</summary>
internal sealed class MuseamGraphReader
{
    // How far sum over bases of bg exp(LLR / scale) may be from 1. Rounding a weight to 32 bits moves it
    // by 6e-8 of its size; the bases that weigh in the sum have weights near 0, scaled by at most alpha.
    private const double ProbabilityTolerance = 1e-3;

    private static readonly HashSet<string> Operators =
    [
        "Tokenizer", "LabelEncoder", "Cast", "Gather", "Reshape", "Transpose", "Conv", "ReduceMax", "Relu", "Gemm",
        "ArgMax", "Slice", "Greater", "Where",
    ];

    private readonly ModelProto _model;
    private readonly string _file;
    private readonly MuseamMetadata _settings;
    private readonly OnnxGraphIndex _index;

    /// <exception cref="GenomicsException">An operator or metadata property is not one of a MuSeAM model's.</exception>
    public MuseamGraphReader(ModelProto model, string file)
    {
        _model = model;
        _file = file;
        foreach (NodeProto node in model.Graph.Node)
        {
            if (!Operators.Contains(node.OpType))
                throw new GenomicsException(
                    $"{file}: the operator {node.OpType} (node '{node.Name}') is not part of a MuSeAM model");
        }
        _settings = MuseamMetadata.Read(OnnxFile.Metadata(model), file);
        _index = new OnnxGraphIndex(model.Graph, file);
    }

    /// <exception cref="GenomicsException">The graph is not a MuSeAM network with a head.</exception>
    public MuseamModel Read()
    {
        int kernels = _settings.KernelCount;
        if (_settings.SequenceLength < _settings.KernelWidth)
            throw new GenomicsException(
                $"{_file}: kernels of {_settings.KernelWidth} positions do not fit " +
                $"sequences of {_settings.SequenceLength} bases");
        NodeProto head = FindHead();
        float[] headWeights = OnnxFile.Floats(_index.Constant(head.Input[1]), _file, kernels, 1);
        float[] intercept = OnnxFile.Floats(_index.Constant(head.Input[2]), _file, 1);
        RequireFinite(headWeights, head.Input[1]);
        RequireFinite(intercept, head.Input[2]);
        float[] parameters = ReadKernels(FindConvolution(head));
        return new MuseamModel(
            _settings.KernelWidth, _settings.SequenceLength, parameters, _settings.Alpha, headWeights, intercept[0],
            _settings.Background, _settings.LlrScale, _settings.BothStrands, _settings.LabelTransform,
            _settings.TaskName);
    }

    private NodeProto FindHead()
    {
        foreach (ValueInfoProto output in _model.Graph.Output)
        {
            if (_index.MakerType(output.Name) == "Gemm")
                return _index.Maker(output.Name, "Gemm", 3);
        }
        throw new GenomicsException(
            $"{_file}: the model has no prediction among its outputs, so it cannot be read back (export it with one)");
    }

    private NodeProto FindConvolution(NodeProto head)
    {
        NodeProto relu = _index.Maker(head.Input[0], "Relu", 1);
        string value = relu.Input[0];
        if (_settings.BothStrands)
        {
            NodeProto best = _index.Maker(value, "ReduceMax", 1, "axes", "keepdims");
            _index.RequireInts(best, "axes", 1);
            value = _index.Maker(best.Input[0], "Reshape", 2).Input[0];
        }
        NodeProto maxima = _index.Maker(value, "ReduceMax", 1, "axes", "keepdims");
        _index.RequireInts(maxima, "axes", 2);
        NodeProto convolution = _index.Maker(maxima.Input[0], "Conv", 2, "kernel_shape");
        NodeProto channels = _index.Maker(convolution.Input[0], "Transpose", 1, "perm");
        _index.RequireInts(channels, "perm", 0, 2, 1);
        RequireInput(channels.Input[0]);
        return convolution;
    }

    /// <summary>One-hot rows must be the graph's input, or made from text by our operators.</summary>
    private void RequireInput(string oneHot)
    {
        string text = oneHot;
        if (!_index.IsInput(oneHot))
        {
            NodeProto rows = _index.Maker(oneHot, "Reshape", 2);
            NodeProto gather = _index.Maker(rows.Input[0], "Gather", 2, "axis");
            NodeProto cast = _index.Maker(gather.Input[1], "Cast", 1, "to");
            NodeProto encoder = _index.Maker(
                cast.Input[0], "LabelEncoder", 1, "keys_strings", "values_strings", "default_string");
            NodeProto letters = _index.Maker(
                encoder.Input[0], "Tokenizer", 1, "mark", "mincharnum", "pad_value", "separators");
            text = letters.Input[0];
        }
        if (!_index.IsInput(text))
            throw new GenomicsException($"{_file}: value {text} is not an input of the model");
    }

    private float[] ReadKernels(NodeProto convolution)
    {
        int width = _settings.KernelWidth;
        int strands = _settings.BothStrands ? 2 : 1;
        long channels = (long)strands * _settings.KernelCount;
        float[] weights = OnnxFile.Floats(
            _index.Constant(convolution.Input[1]), _file, channels, Dna.BaseCount, width);
        RequireFinite(weights, convolution.Input[1]);

        int kernelSize = width * Dna.BaseCount;
        double alpha = _settings.Alpha;
        double scale = _settings.LlrScale == LlrScale.InverseAlpha ? 1 / alpha : 1;
        var parameters = new float[_settings.KernelCount * kernelSize];
        for (int f = 0; f < _settings.KernelCount; f++)
        {
            ReadOnlySpan<float> forward = weights.AsSpan(f * kernelSize, kernelSize);
            for (int w = 0; w < width; w++)
            {
                double sum = 0;
                for (int b = 0; b < Dna.BaseCount; b++)
                {
                    double logProbability = forward[b * width + w] / scale + Math.Log(_settings.Background[b]);
                    sum += Math.Exp(logProbability);
                    parameters[f * kernelSize + w * Dna.BaseCount + b] = (float)(logProbability / alpha);
                }
                if (!(Math.Abs(sum - 1) <= ProbabilityTolerance))
                    throw new GenomicsException(
                        $"{_file}: kernel {f + 1}, position {w + 1}: the probabilities sum to {sum:0.####}, not 1; " +
                        "the weights do not fit the model's own alpha, scale and background");
            }
            if (strands == 2)
            {
                ReadOnlySpan<float> reverse = weights.AsSpan((_settings.KernelCount + f) * kernelSize, kernelSize);
                RequireReverseComplement(forward, reverse, f);
            }
        }
        return parameters;
    }

    private void RequireReverseComplement(ReadOnlySpan<float> forward, ReadOnlySpan<float> reverse, int kernel)
    {
        for (int i = 0; i < forward.Length; i++)
        {
            if (forward[i] != reverse[forward.Length - 1 - i])
                throw new GenomicsException(
                    $"{_file}: kernel {kernel + 1} of the reverse strand is not the reverse complement " +
                    "of the forward strand's");
        }
    }

    private void RequireFinite(float[] values, string tensor)
    {
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
                throw new GenomicsException($"{_file}: tensor {tensor} holds {value}, expected finite numbers");
        }
    }
}
