using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Scan;
using MlNetGenomics.Onnx.Proto;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx;

/// <summary>Recovers motifs from the ONNX graph of <see cref="MotifScanOnnx"/>, checking that it is that graph.</summary>
internal sealed class MotifScanGraphReader
{
    private readonly ModelProto _model;
    private readonly string _file;
    private readonly OnnxMetadataReader _metadata;
    private readonly OnnxGraphIndex _index;

    /// <exception cref="GenomicsException">The model is not called a motif scan.</exception>
    public MotifScanGraphReader(ModelProto model, string file)
    {
        _model = model;
        _file = file;
        _metadata = new OnnxMetadataReader(OnnxFile.Metadata(model), file);
        string architecture = _metadata.Required(OnnxMetadataKeys.Architecture);
        if (architecture != MotifScanOnnx.Architecture)
            throw _metadata.Wrong(OnnxMetadataKeys.Architecture, architecture, MotifScanOnnx.Architecture);
        _index = new OnnxGraphIndex(model.Graph, file);
    }

    /// <exception cref="GenomicsException">The graph is not a scan for motifs.</exception>
    public MotifScanner Read()
    {
        IReadOnlyList<string> names = _metadata.Names(OnnxMetadataKeys.Motifs);
        BaseBackground background = _metadata.Background();
        bool bothStrands = _metadata.Boolean(OnnxMetadataKeys.BothStrands);
        (List<float[]> filters, long[] order) = ReadFilters();
        int strands = bothStrands ? 2 : 1;
        bool isWhole = order.Length == strands * (long)names.Count && order.Length == filters.Count &&
            order.All(place => place >= 0 && place < filters.Count);
        if (!isWhole)
        {
            throw new GenomicsException(
                $"{_file}: {filters.Count} filters in {order.Length} places do not make {names.Count} motifs on " +
                $"{strands} strands");
        }
        var motifs = new PositionProbabilityMatrix[names.Count];
        for (int i = 0; i < motifs.Length; i++)
        {
            float[] forward = filters[(int)order[i]];
            if (bothStrands && !forward.Reverse().SequenceEqual(filters[(int)order[names.Count + i]]))
            {
                throw new GenomicsException(
                    $"{_file}: motif {names[i]} of the reverse strand is not the reverse complement of the forward strand's");
            }
            motifs[i] = Named(() => ToMotif(names[i], forward, background));
        }
        var settings = new ScanSettings { BothStrands = bothStrands, Background = background, Pseudocount = 0 };
        return Named(() => new MotifScanner(motifs, settings));
    }

    /// <summary>Weights of all filters, [4 x width] each, and which of them each motif is, strand by strand.</summary>
    private (List<float[]> Filters, long[] Order) ReadFilters()
    {
        if (_model.Graph.Output is not [var output])
            throw new GenomicsException($"{_file}: the model has {_model.Graph.Output.Count} outputs, expected 1");
        NodeProto best = _index.Maker(output.Name, "ReduceMax", 1, "axes", "keepdims");
        _index.RequireInts(best, "axes", 0, 1);
        NodeProto sorted = _index.Maker(best.Input[0], "Gather", 2, "axis");
        NodeProto all = _index.MakerOf(sorted.Input[0]) ??
            throw new GenomicsException($"{_file}: value {sorted.Input[0]} is made by no operator, expected Concat");
        all = _index.Maker(sorted.Input[0], "Concat", all.Input.Count, "axis");
        var filters = new List<float[]>();
        foreach (string maxima in all.Input)
        {
            NodeProto maximum = _index.Maker(maxima, "ReduceMax", 1, "axes", "keepdims");
            _index.RequireInts(maximum, "axes", 2);
            NodeProto convolution = _index.Maker(maximum.Input[0], "Conv", 2, "kernel_shape");
            RequireInput(convolution.Input[0]);
            OnnxTensor weights = OnnxTensor.Read(_index.Constant(convolution.Input[1]), _file);
            if (weights is not { Floats: { } numbers, Dimensions: [> 0, Dna.BaseCount, > 0 and var width] })
            {
                throw new GenomicsException(
                    $"{_file}: tensor {weights.Name} has shape [{string.Join(',', weights.Dimensions)}], expected " +
                    "numbers of filters, 4 bases and positions");
            }
            filters.AddRange(numbers.Chunk(Dna.BaseCount * width));
        }
        OnnxTensor order = OnnxTensor.Read(_index.Constant(sorted.Input[1]), _file);
        return (filters, order.Integers ?? throw new GenomicsException(
            $"{_file}: tensor {order.Name} holds numbers, expected places of motifs"));
    }

    /// <summary>Channels must be made from the input by our operators.</summary>
    private void RequireInput(string channels)
    {
        NodeProto rows = _index.Maker(channels, "Transpose", 1, "perm");
        _index.RequireInts(rows, "perm", 0, 2, 1);
        NodeProto gather = _index.Maker(rows.Input[0], "Gather", 2, "axis");
        NodeProto row = _index.Maker(gather.Input[1], "Squeeze", 2);
        NodeProto cast = _index.Maker(row.Input[0], "Cast", 1, "to");
        NodeProto encoder = _index.Maker(
            cast.Input[0], "LabelEncoder", 1, "keys_strings", "values_strings", "default_string");
        NodeProto letters = _index.Maker(
            encoder.Input[0], "Tokenizer", 1, "mark", "mincharnum", "pad_value", "separators");
        if (!_index.IsInput(letters.Input[0]))
            throw new GenomicsException($"{_file}: value {letters.Input[0]} is not an input of the model");
    }

    /// <summary>p = bg 2^w: the motif with its pseudocounts.</summary>
    private static PositionProbabilityMatrix ToMotif(string name, float[] weights, BaseBackground background)
    {
        int width = weights.Length / Dna.BaseCount;
        var probabilities = new double[weights.Length];
        for (int w = 0; w < width; w++)
        {
            for (int b = 0; b < Dna.BaseCount; b++)
                probabilities[w * Dna.BaseCount + b] = background[b] * Math.Pow(2, weights[b * width + w]);
        }
        return new PositionProbabilityMatrix(name, probabilities);
    }

    /// <summary>What is wrong with motifs, with the file.</summary>
    private T Named<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception e) when (e is GenomicsException or ArgumentException)
        {
            throw new GenomicsException($"{_file}: {e.Message}", e);
        }
    }
}
