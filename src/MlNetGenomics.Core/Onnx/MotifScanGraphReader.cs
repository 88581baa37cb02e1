using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Scan;
using MlNetGenomics.Onnx.Proto;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx;

/// <summary>Recovers motifs from the ONNX graph of <see cref="MotifScanOnnx"/>.</summary>
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
        List<float[]> rows = ReadRows();
        int strands = bothStrands ? 2 : 1;
        if (_model.Graph.Output.Count != 1)
            throw new GenomicsException($"{_file}: the model has {_model.Graph.Output.Count} outputs, expected 1");
        OnnxTensor order = OnnxTensor.Read(
            _index.Constant(MotifScanGraphWriter.OrderName(_model.Graph.Output[0].Name)), _file);
        if (order.Integers is not { } row || row.Length != strands * (long)names.Count || row.Length != rows.Count)
        {
            throw new GenomicsException(
                $"{_file}: {rows.Count} filters and {order.Count} places for {names.Count} motifs on {strands} strands");
        }
        var motifs = new PositionProbabilityMatrix[names.Count];
        if (row.Any(place => place < 0 || place >= rows.Count))
            throw new GenomicsException($"{_file}: a motif is at a place that none of the {rows.Count} filters has");
        for (int i = 0; i < motifs.Length; i++)
        {
            float[] forward = rows[(int)row[i]];
            if (bothStrands && !forward.Reverse().SequenceEqual(rows[(int)row[names.Count + i]]))
            {
                throw new GenomicsException(
                    $"{_file}: motif {names[i]} of the reverse strand is not the reverse complement of the forward strand's");
            }
            motifs[i] = ToMotif(names[i], forward, background);
        }
        return new MotifScanner(
            motifs, new ScanSettings { BothStrands = bothStrands, Background = background, Pseudocount = 0 });
    }

    /// <summary>Weights of all filters, [4 x width] each, in the order of the graph.</summary>
    private List<float[]> ReadRows()
    {
        var rows = new List<float[]>();
        foreach (NodeProto node in _model.Graph.Node.Where(node => node.OpType == "Conv"))
        {
            NodeProto convolution = _index.Maker(node.Output.FirstOrDefault() ?? "", "Conv", 2, "kernel_shape");
            OnnxTensor weights = OnnxTensor.Read(_index.Constant(convolution.Input[1]), _file);
            if (weights is not { Floats: { } numbers, Dimensions: [_, Dna.BaseCount, > 0 and var width] })
            {
                throw new GenomicsException(
                    $"{_file}: tensor {weights.Name} has shape [{string.Join(',', weights.Dimensions)}], expected " +
                    "numbers of filters, 4 bases and positions");
            }
            rows.AddRange(numbers.Chunk(Dna.BaseCount * width));
        }
        return rows;
    }

    /// <summary>p = bg 2^w: the motif with its pseudocounts.</summary>
    private PositionProbabilityMatrix ToMotif(string name, float[] weights, BaseBackground background)
    {
        int width = weights.Length / Dna.BaseCount;
        var probabilities = new double[weights.Length];
        for (int w = 0; w < width; w++)
        {
            for (int b = 0; b < Dna.BaseCount; b++)
                probabilities[w * Dna.BaseCount + b] = background[b] * Math.Pow(2, weights[b * width + w]);
        }
        try
        {
            return new PositionProbabilityMatrix(name, probabilities);
        }
        catch (Exception e) when (e is GenomicsException or ArgumentException)
        {
            throw new GenomicsException($"{_file}: {e.Message}", e);
        }
    }
}
