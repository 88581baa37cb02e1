using Google.Protobuf;
using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Onnx;
using MlNetGenomics.Onnx.Proto;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Onnx;

/// <summary>Mutagenesis of other programs' models, some of which are no networks to us.</summary>
[TestClass]
public sealed class ForeignMutagenesisTests
{
    private const int Length = 24;

    [TestMethod]
    [DataRow(false, "Elu")]
    [DataRow(true, "Elu")]
    [DataRow(false, "Relu")]
    public void A_model_scores_as_its_mutants_do(bool isByColumn, string operatorType)
    {
        byte[] model = Make(isByColumn, operatorType);
        if (operatorType == "Elu")
            Assert.ThrowsExactly<GenomicsException>(() => NetworkOnnx.Import(model, "foreign.onnx"));
        var options = new MutagenesisExportOptions { From = 1, To = 21, PositionsAtOnce = 8, Tasks = ["task3", "task1"] };
        AssertScores(model, MutagenesisOnnx.Export(model, "foreign.onnx", options), options);
    }

    [TestMethod]
    public void A_models_inner_graphs_stay_as_they_are()
    {
        // An If whose branches use values of the graph around them.
        var g = new ForeignGraph(Length, 4);
        string x = g.Node("Flatten", g.Input);
        string weights = g.Weights(4 * Length, 3);
        string sum = g.Node("ReduceSum", [x], OnnxAttribute.Int("keepdims", 0));
        string isLarge = g.Node("Greater", [sum, g.Builder.FloatConstant("least", [-1f])]);
        string choice = g.Node(
            "If", [isLarge], OnnxAttribute.Graph("then_branch", Branch("MatMul", [x, weights])),
            OnnxAttribute.Graph("else_branch", Branch("MatMul", [x, weights], negate: true)));
        byte[] model = g.Finish(choice, OnnxDimension.Batch, 3);
        var options = new MutagenesisExportOptions();
        AssertScores(model, MutagenesisOnnx.Export(model, "foreign.onnx", options), options);
    }

    [TestMethod]
    public void Names_of_the_model_and_of_the_graph_do_not_meet()
    {
        byte[] model = Make(isByColumn: false, "Elu");
        var options = new MutagenesisExportOptions
        {
            InputName = "input",
            OutputName = "/gemm_9",
            ImportanceName = "model/input",
        };
        byte[] graph = MutagenesisOnnx.Export(model, "foreign.onnx", options);
        AssertScores(model, graph, options);
        // What comes out of the graph again scores as what went in.
        MutagenesisGraph read = MutagenesisOnnx.Import(graph, "graph");
        AssertScores(model, MutagenesisOnnx.Export(read.Model, "again.onnx", options), options);
        Assert.AreEqual(
            OnnxModelInfo.Read(model, "m").Inputs.Single().ToString(),
            OnnxModelInfo.Read(read.Model, "m").Inputs.Single().ToString());
    }

    [TestMethod]
    public void What_cannot_be_wrapped_is_an_error_that_says_why()
    {
        string Message(byte[] model, MutagenesisExportOptions? options = null) => Assert.ThrowsExactly<GenomicsException>(
            () => MutagenesisOnnx.Export(model, "foreign.onnx", options)).Message;

        byte[] model = Make(isByColumn: false, "Elu");
        Assert.AreEqual(
            "foreign.onnx: the model takes 1 sequence at a time, expected any number: export it with a dynamic batch",
            Message(Changed(model, proto => proto.Graph.Input[0].Type.TensorType.Shape.Dim[0] =
                new TensorShapeProto.Types.Dimension { DimValue = 1 })));
        Assert.AreEqual(
            "foreign.onnx: operator set 9, expected 11 or later: export the model with that",
            Message(Changed(model, proto => proto.OpsetImport[0].Version = 9)));
        StringAssert.Contains(
            Message(Changed(model, proto => proto.Graph.Output[0].Type.TensorType.Shape.Dim[1] =
                new TensorShapeProto.Types.Dimension { DimParam = "T" })),
            "[N, T], expected Float [N, T] of a fixed number of tasks T");
        StringAssert.Contains(
            Message(model, new MutagenesisExportOptions { Value = MutagenesisValue.Logit }), "can be read as a network");
        StringAssert.Contains(
            Message(model, new MutagenesisExportOptions { ModelOutput = "nothing" }), "the model has no output nothing");
        StringAssert.Contains(
            Message(model, new MutagenesisExportOptions { Tasks = ["task4"] }), "foreign.onnx has no task 'task4'");
        StringAssert.Contains(Message([1, 2, 3]), "foreign.onnx: not an ONNX model");
        Assert.AreEqual(
            "foreign.onnx: input input is also made by an operator",
            Message(Changed(model, proto => proto.Graph.Node[1].Output[0] = "input")));
        StringAssert.EndsWith(
            Message(Changed(model, proto => proto.Graph.Node.RemoveAt(proto.Graph.Node.Count - 1))),
            "is made by no operator");
    }

    [TestMethod]
    public void Files_that_were_changed_at_random_are_read_or_refused_in_one_line()
    {
        byte[] model = Make(isByColumn: false, "Elu");
        byte[] graph = MutagenesisOnnx.Export(model, "foreign.onnx");
        var random = new SplittableRandom(3);
        for (int i = 0; i < 3000; i++)
        {
            ReadOrRefuse(model, file => MutagenesisOnnx.Export(file, "foreign.onnx"));
            ReadOrRefuse(graph, file => MutagenesisOnnx.Import(file, "graph.onnx"));
        }

        void ReadOrRefuse(byte[] original, Action<byte[]> read)
        {
            byte[] file = [.. original];
            for (int changes = 1 + random.NextInt(4); changes > 0; changes--)
                file[random.NextInt(file.Length)] = (byte)random.NextInt(256);
            try
            {
                read(file);
            }
            catch (GenomicsException e)
            {
                Assert.IsFalse(e.Message.Any(char.IsControl));
                StringAssert.Contains(e.Message, ".onnx");
            }
        }
    }

    private static byte[] Make(bool isByColumn, string operatorType)
    {
        var g = isByColumn ? new ForeignGraph(4, Length) : new ForeignGraph(Length, 4);
        string x = isByColumn ? g.Input : g.Node("Transpose", g.Input, OnnxAttribute.Ints("perm", 0, 2, 1));
        x = g.Node(operatorType, g.Node("Conv", [x, g.Weights(5, 4, 6)]));
        x = g.Node("Flatten", g.Node("MaxPool", x, OnnxAttribute.Ints("kernel_shape", 3)));
        return g.Finish(g.Node("Gemm", [x, g.Weights(85, 3), g.Weights(3)]), OnnxDimension.Batch, 3);
    }

    private static GraphProto Branch(string operatorType, string[] inputs, bool negate = false)
    {
        var builder = new OnnxGraphBuilder("branch");
        foreach (string input in inputs)
            builder.Outer(input);
        string value = builder.Node(operatorType, inputs, negate ? "product" : "chosen");
        if (negate)
            value = builder.Node("Neg", [value], "negative");
        builder.Output(value, OnnxElementType.Float, OnnxDimension.Batch, 3);
        return builder.Model.Graph;
    }

    private static byte[] Changed(byte[] model, Action<ModelProto> change)
    {
        ModelProto proto = ModelProto.Parser.ParseFrom(model);
        change(proto);
        return proto.ToByteArray();
    }

    private static void AssertScores(byte[] model, byte[] graph, MutagenesisExportOptions options)
    {
        using OnnxSequenceScorer scorer = OnnxSequenceScorer.Open(model, "model");
        MutationOracle.AssertGraph(
            graph, OnnxParity.Sequences(Length, 3), options, ["task1", "task2", "task3"], set => scorer.Score(set).Values);
    }
}
