using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Networks;

namespace MlNetGenomics.Tests.Onnx;

/// <summary>A graph as another program would write it, with random weights.</summary>
internal sealed class ForeignGraph
{
    private readonly SplittableRandom _random = new(7);
    private readonly long[] _shape;
    private int _next;

    /// <summary>Starts a graph.</summary>
    /// <param name="shape">Shape of its one-hot input, without the sequences; one axis is 4, one the length.</param>
    public ForeignGraph(params long[] shape)
    {
        _shape = shape;
        Input = Builder.Input(
            "input", OnnxElementType.Float, [OnnxDimension.Batch, .. shape.Select(size => (OnnxDimension)size)]);
    }

    public OnnxGraphBuilder Builder { get; } = new("main_graph");

    public string Input { get; }

    /// <summary>Adds an operator with a name of its own.</summary>
    public string Node(string operatorType, string[] inputs, params OnnxAttribute[] attributes) =>
        Builder.Node(operatorType, inputs, Name(operatorType), attributes);

    public string Node(string operatorType, string input, params OnnxAttribute[] attributes) =>
        Node(operatorType, [input], attributes);

    /// <summary>Random numbers, of a size that keeps sums near 1.</summary>
    public string Weights(params long[] dimensions)
    {
        long size = dimensions.Aggregate(1L, (a, b) => a * b);
        double scale = Math.Sqrt(2.0 * dimensions.Max() / size);
        return Floats(
            [.. Enumerable.Range(0, (int)size).Select(_ => (float)(scale * _random.NextGaussian()))], dimensions);
    }

    /// <summary>Random positive numbers.</summary>
    public string Positive(long count) => Floats(
        [.. Enumerable.Range(0, (int)count).Select(_ => (float)(0.5 + _random.NextDouble()))], count);

    public string Floats(float[] values, params long[] dimensions) =>
        Builder.FloatConstant(Name("constant"), values, dimensions);

    public string Integers(params long[] values) => Builder.Int64Constant(Name("integers"), values, values.Length);

    /// <summary>A batch normalization with random numbers.</summary>
    public string Normalize(string value, long channels) => Node(
        "BatchNormalization", [value, Positive(channels), Weights(channels), Weights(channels), Positive(channels)],
        OnnxAttribute.Float("epsilon", 1e-3f), OnnxAttribute.Float("momentum", 0.99f));

    /// <summary>The file, with a value as its output.</summary>
    public byte[] Finish(string output, params OnnxDimension[] shape)
    {
        Builder.Output(output, OnnxElementType.Float, shape.Length == 0 ? [OnnxDimension.Batch, 1] : shape);
        return Builder.ToBytes();
    }

    /// <summary>
    /// Reads the file as a network, which must score as ONNX Runtime scores the file.
    /// </summary>
    public NetworkModel AssertImports(byte[] onnx)
    {
        NetworkModel model = NetworkOnnx.Import(onnx, "foreign.onnx");
        SequenceSet sequences = OnnxParity.Sequences((int)Length, 4);
        using var session = new OnnxSession(onnx);
        for (int i = 0; i < sequences.Count; i++)
        {
            float[] actual = session.RunOneHot(
                session.Session.OutputNames[0], Numbers(sequences[i]), [1, .. _shape]);
            OnnxParity.AssertClose(NaiveNetwork.Predict(model, sequences[i]), actual, $"sequence {i}");
        }
        return model;
    }

    private long Length => _shape.Max();

    private int PositionAxis => Array.IndexOf(_shape, Length);

    /// <summary>One-hot numbers in the order of the input's axes.</summary>
    private float[] Numbers(ReadOnlySpan<byte> codes)
    {
        float[] rows = new OneHotEncoder().Encode(codes);
        return PositionAxis < Array.IndexOf(_shape, (long)Dna.BaseCount)
            ? rows
            : TensorAxes.Transpose<float>(rows, [codes.Length, Dna.BaseCount], [1, 0]);
    }

    private string Name(string kind) => $"/{kind.ToLowerInvariant()}_{_next++}";
}
