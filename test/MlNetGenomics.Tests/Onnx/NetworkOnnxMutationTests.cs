using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using MlNetGenomics.Networks;
using MlNetGenomics.Onnx;
using MlNetGenomics.Onnx.Proto;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Networks;

namespace MlNetGenomics.Tests.Onnx;

/// <summary>Files that were cut or changed at random: read, and then right, or refused in one line.</summary>
[TestClass]
public sealed class NetworkOnnxMutationTests
{
    [TestMethod]
    public void Truncated_files_are_refused()
    {
        byte[] onnx = NetworkOnnx.Export(NetworkExamples.Model("plain"));
        for (int length = 0; length < onnx.Length; length += 7)
            AssertReadsOrRefuses(onnx[..length]);
    }

    [TestMethod]
    [DataRow(OnnxInputForm.OneHot)]
    [DataRow(OnnxInputForm.Text)]
    public void Mutated_files_are_read_or_refused_and_nothing_else(OnnxInputForm form)
    {
        byte[][] files =
        [
            .. NetworkExamples.Names.Select(name => NetworkOnnx.Export(
                NetworkExamples.Model(name), new NetworkExportOptions { InputForm = form })),
        ];
        var random = new SplittableRandom(5);
        for (int i = 0; i < 4000; i++)
        {
            byte[] file = [.. files[i % files.Length]];
            for (int changes = 1 + random.NextInt(4); changes > 0; changes--)
                file[random.NextInt(file.Length)] = (byte)random.NextInt(256);
            AssertReadsOrRefuses(file);
        }
    }

    [TestMethod]
    public void Changed_graphs_score_as_in_ONNX_Runtime_or_are_refused()
    {
        var random = new SplittableRandom(6);
        string[] names = [.. NetworkExamples.Names];
        for (int i = 0; i < 2000; i++)
        {
            NetworkModel original = NetworkExamples.Model(names[i % names.Length]);
            ModelProto proto = ModelProto.Parser.ParseFrom(NetworkOnnx.Export(
                original, new NetworkExportOptions { InputForm = OnnxInputForm.OneHot }));
            // The description would give the changes away.
            if (random.NextInt(4) > 0)
                proto.MetadataProps.Clear();
            for (int changes = 1 + random.NextInt(3); changes > 0; changes--)
                Mutate(proto.Graph, random);
            byte[] onnx = proto.ToByteArray();
            if (AssertReadsOrRefuses(onnx) is { } model && model.Network.InputLength == original.Network.InputLength)
                AssertScoresWhereItRuns(model, onnx);
        }
    }

    private static void AssertScoresWhereItRuns(NetworkModel model, byte[] onnx)
    {
        SequenceSet sequences = OnnxParity.Sequences(model.Network.InputLength, 1);
        float[] actual;
        try
        {
            // Unchanged by optimizations, as some of them fail on graphs that are strange but right.
            using var session = new OnnxSession(onnx, GraphOptimizationLevel.ORT_DISABLE_ALL);
            actual = session.RunOneHot(
                "Score", new OneHotEncoder().Encode(sequences[0]), 1, sequences.Length, Dna.BaseCount);
        }
        catch (OnnxRuntimeException)
        {
            return;
        }
        double[] expected = NaiveNetwork.Predict(model, sequences[0]);
        if (expected.All(value => Math.Abs(value) < 1e6))
            OnnxParity.AssertClose(expected, actual, string.Join("; ", model.Network.Layers));
    }

    /// <summary>A change that leaves a graph: another operator, input, setting or size.</summary>
    private static void Mutate(GraphProto graph, SplittableRandom random)
    {
        string[] operators =
        [
            "Add", "Concat", "Conv", "Flatten", "Gather", "Gemm", "GlobalMaxPool", "Identity", "MatMul", "Max",
            "MaxPool", "Mul", "ReduceMax", "Relu", "Reshape", "Shape", "Slice", "Squeeze", "Transpose", "Unsqueeze", "Cast", "Div",
            "Sub", "BatchNormalization", "Dropout", "Constant",
        ];
        long[] numbers = [long.MinValue, int.MinValue, -2, -1, 0, 1, 2, 3, 4, 7, int.MaxValue, long.MaxValue];
        NodeProto node = graph.Node[random.NextInt(graph.Node.Count)];
        long number = numbers[random.NextInt(numbers.Length)];
        TensorProto tensor = graph.Initializer[random.NextInt(graph.Initializer.Count)];
        switch (random.NextInt(6))
        {
            case 0:
                node.OpType = operators[random.NextInt(operators.Length)];
                break;
            case 1:
                NodeProto other = graph.Node[random.NextInt(graph.Node.Count)];
                node.Input[random.NextInt(node.Input.Count)] = random.NextInt(2) == 0 ? other.Output[0] : tensor.Name;
                break;
            case 2:
                foreach (AttributeProto attribute in node.Attribute)
                {
                    attribute.I = number;
                    if (attribute.Ints.Count > 0)
                        attribute.Ints[random.NextInt(attribute.Ints.Count)] = number;
                }
                break;
            case 3:
                if (tensor.Dims.Count > 0)
                    tensor.Dims[random.NextInt(tensor.Dims.Count)] = number;
                break;
            case 4:
                if (tensor.DataType == (int)OnnxElementType.Int64)
                    tensor.RawData = ByteString.CopyFrom(BitConverter.GetBytes(number), 0, 8);
                else
                    (tensor.Dims[0], tensor.Dims[^1]) = (tensor.Dims[^1], tensor.Dims[0]);
                break;
            default:
                node.Input.Add(random.NextInt(2) == 0 ? tensor.Name : "");
                break;
        }
    }

    private static NetworkModel? AssertReadsOrRefuses(byte[] onnx)
    {
        try
        {
            return NetworkOnnx.Import(onnx, "model.onnx");
        }
        catch (GenomicsException e)
        {
            Assert.StartsWith("model.onnx: ", e.Message);
            Assert.DoesNotContain("\n", e.Message);
            return null;
        }
    }
}
