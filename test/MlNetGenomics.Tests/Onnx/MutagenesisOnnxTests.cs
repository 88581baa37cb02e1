using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Tests.Networks;

namespace MlNetGenomics.Tests.Onnx;

[TestClass]
public sealed class MutagenesisOnnxTests
{
    [TestMethod]
    [DynamicData(nameof(NetworkExamples.Names), typeof(NetworkExamples))]
    public void The_graph_scores_as_each_mutant_by_itself(string example)
    {
        NetworkModel model = NetworkExamples.Model(example);
        SequenceSet sequences = OnnxParity.Sequences(model.Network.InputLength, 3);
        foreach (OnnxInputForm form in new[] { OnnxInputForm.Text, OnnxInputForm.OneHot })
        {
            var options = new MutagenesisExportOptions { InputForm = form, PositionsAtOnce = 4 };
            AssertScores(model, sequences, options, MutagenesisOnnx.Export(model, options));
        }
    }

    [TestMethod]
    [DataRow(0, 1, 64)]
    [DataRow(5, 12, 3)]
    [DataRow(19, 20, 1)]
    [DataRow(0, 20, 20)]
    public void A_window_and_steps_of_any_size_give_the_same_scores(int from, int to, int positionsAtOnce)
    {
        NetworkModel model = NetworkExamples.Model("plain");
        var options = new MutagenesisExportOptions { From = from, To = to, PositionsAtOnce = positionsAtOnce };
        AssertScores(model, OnnxParity.Sequences(20, 2), options, MutagenesisOnnx.Export(model, options));
    }

    [TestMethod]
    public void Tasks_come_as_they_are_named()
    {
        NetworkModel model = NetworkExamples.Model("dilated");
        string[] tasks = [model.Network.Tasks[2], model.Network.Tasks[0]];
        var options = new MutagenesisExportOptions { Tasks = tasks };
        byte[] graph = MutagenesisOnnx.Export(model, options);
        AssertScores(model, OnnxParity.Sequences(24, 2), options, graph);
        CollectionAssert.AreEqual(tasks, OnnxModelInfo.Read(graph, "graph").TaskNames.ToArray());

        options = options with { Tasks = [model.Network.Tasks[1]] };
        AssertScores(model, OnnxParity.Sequences(24, 2), options, MutagenesisOnnx.Export(model, options));
    }

    [TestMethod]
    public void Logits_are_what_goes_into_the_last_activation()
    {
        NetworkModel model = NetworkExamples.Model("same");
        var options = new MutagenesisExportOptions { Value = MutagenesisValue.Logit };
        AssertScores(model, OnnxParity.Sequences(19, 2), options, MutagenesisOnnx.Export(model, options));
    }

    [TestMethod]
    public void The_one_hot_form_is_of_standard_operators_and_full_shapes()
    {
        var options = new MutagenesisExportOptions { InputForm = OnnxInputForm.OneHot, From = 2 };
        var info = OnnxModelInfo.Read(MutagenesisOnnx.Export(NetworkExamples.Model("plain"), options), "graph");
        Assert.IsTrue(info.Nodes.All(node => node.Domain.Length == 0));
        Assert.AreEqual(13, info.OperatorSets.Single().Value);
        Assert.AreEqual(8, info.FormatVersion);
        Assert.AreEqual("Sequence Float [N, 20, 4]", info.Inputs.Single().ToString());
        CollectionAssert.AreEqual(
            new[] { "Mutagenesis Float [N, 2, 18, 4]", "Importance Float [N, 2, 18]" },
            info.Outputs.Select(output => output.ToString()).ToArray());
        Assert.AreEqual(OnnxContent.Mutagenesis, info.Content);
    }

    [TestMethod]
    [DataRow("plain")]
    [DataRow("strands concatenated")]
    public void The_model_comes_out_again_bit_for_bit(string example)
    {
        NetworkModel model = NetworkExamples.Model(example);
        byte[] graph = MutagenesisOnnx.Export(model, new MutagenesisExportOptions
        {
            InputName = "model/x",
            OutputName = "mutagenesis/steps",
            From = 3,
            To = 9,
            Ambiguity = AmbiguityPolicy.AsN,
        });
        MutagenesisGraph read = MutagenesisOnnx.Import(graph, "graph");
        Assert.AreEqual((3, 9, AmbiguityPolicy.AsN), (read.From, read.To, read.Ambiguity));
        CollectionAssert.AreEqual(model.Network.Tasks.ToArray(), read.Tasks.ToArray());
        OnnxParity.AssertSame(model, NetworkOnnx.Import(read.Model, "model"));
    }

    [TestMethod]
    public void Only_an_exported_graph_is_read_back()
    {
        var error = Assert.ThrowsExactly<GenomicsException>(
            () => MutagenesisOnnx.Import(NetworkOnnx.Export(NetworkExamples.Model("plain")), "n.onnx"));
        StringAssert.Contains(error.Message, "n.onnx: the metadata property mlng.mutagenesis_input is missing");
    }

    [TestMethod]
    public void A_graph_is_no_network()
    {
        byte[] graph = MutagenesisOnnx.Export(NetworkExamples.Model("plain"));
        var error = Assert.ThrowsExactly<GenomicsException>(() => NetworkOnnx.Import(graph, "ism.onnx"));
        Assert.AreEqual("ism.onnx: the file holds in-silico mutagenesis of a model, expected a network", error.Message);
        Assert.IsGreaterThan(
            OnnxModelInfo.Read(NetworkOnnx.Export(NetworkExamples.Model("plain")), "n").ParameterCount,
            OnnxModelInfo.Read(graph, "graph").ParameterCount);
    }

    [TestMethod]
    public void Wrong_options_are_errors()
    {
        NetworkModel model = NetworkExamples.Model("plain");
        string Message(MutagenesisExportOptions options) =>
            Assert.ThrowsExactly<GenomicsException>(() => MutagenesisOnnx.Export(model, options)).Message;

        StringAssert.StartsWith(
            Message(new MutagenesisExportOptions { Tasks = ["none"] }), "network plain has no task 'none'; ");
        StringAssert.Contains(Message(new MutagenesisExportOptions { Tasks = [] }), "no task is named");
        Assert.AreEqual(
            "positions 4 to 21: must be at least one of the 20 that network plain reads, from 0",
            Message(new MutagenesisExportOptions { From = 4, To = 21 }));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => MutagenesisOnnx.Export(model, new MutagenesisExportOptions { PositionsAtOnce = 0 }));
        Assert.ThrowsExactly<ArgumentException>(
            () => MutagenesisOnnx.Export(model, new MutagenesisExportOptions { ImportanceName = "Sequence" }));
    }

    private static void AssertScores(
        NetworkModel model, SequenceSet sequences, MutagenesisExportOptions options, byte[] graph)
    {
        Network network = model.Network;
        var scored = options.Value == MutagenesisValue.Logit && network.Layers[^1] is Activation
            ? new NetworkModel(
                new Network(network.Name, network.InputLength, [.. network.Layers.SkipLast(1)], network.Tasks), model.Values)
            : model;
        MutationOracle.AssertGraph(
            graph, sequences, options, [.. network.Tasks],
            set => [.. Enumerable.Range(0, set.Count).SelectMany(i => NaiveNetwork.Predict(scored, set[i]))
                .Select(value => (float)value)]);
    }
}
