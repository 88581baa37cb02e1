using Microsoft.ML;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Tests.NeuronMotif;
using MlNetGenomics.Tests.Trainers;
using MlNetGenomics.Trainers;

namespace MlNetGenomics.Tests.Interpretation;

/// <summary>Neurons of models of ML.NET pipelines, decoupled: the same as those of the network itself.</summary>
[TestClass]
public sealed class NeuronDecouplingTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    public void A_file_gives_all_layers_of_its_network()
    {
        NetworkModel network = NeuronExamples.TwoWords("TAC", "GAT");
        using var folder = new TemporaryFolder();
        string path = folder.Write("model.onnx", NetworkOnnx.Export(network));
        NetworkAnalysis analysis = _context.Genomics().DecoupleNeurons(path);
        Assert.AreEqual("two", analysis.Network);
        CollectionAssert.AreEqual(new[] { 1, 2 }, analysis.Layers.Select(layer => layer.Number).ToArray());
        CollectionAssert.AreEqual(
            new[] { "TAC", "GAT" },
            analysis.Layers[0].Neurons.Select(neuron => Consensus.MostProbable(neuron.Modules.Modules.Single().Motif)).ToArray());
        AssertSame(NetworkDecoupler.Run(network, NeuronLayer.Find(network.Network, "2")), analysis);
        // Asked for the first layer, it goes no further.
        Assert.HasCount(1, _context.Genomics().DecoupleNeurons(network, new() { Layer = "conv" }).Layers);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_fitted_or_loaded_pipeline_gives_what_its_network_does(bool isLoaded)
    {
        IDataView data = PlantedTasks.Data(_context, 60);
        ConvolutionalNetworkTransformer fitted = _context.Genomics().Trainers.ConvolutionalNetwork(SmallNetwork.Options(
            SmallNetwork.Of(ActivationFunction.Sigmoid, "first", "other"),
            options => options.LabelColumnName = nameof(PlantedTasks.Both))).Fit(data);
        ITransformer model = isLoaded ? Load(fitted) : fitted;
        var options = new NeuronDecouplingOptions { Neurons = [3, 5], Threads = 1 };
        NetworkAnalysis analysis = _context.Genomics().DecoupleNeurons(model, options);
        NeuronLayer layer = NeuronLayer.Of(fitted.Model.Network).Single();
        CollectionAssert.AreEqual(
            new[] { 3, 5 }, analysis.Layers.Single().Neurons.Select(neuron => neuron.Modules.Channel).ToArray());
        AssertSame(NetworkDecoupler.Run(fitted.Model, layer, [3, 5]), analysis, 1e-4);
        (model as IDisposable)?.Dispose();
    }

    [TestMethod]
    public void Known_motifs_come_from_a_file()
    {
        // Long enough for a segment, and for a match that is no chance.
        const string Word = "TGACTCATG";
        using var folder = new TemporaryFolder();
        string path = folder.File("known.meme");
        using (var writer = new StreamWriter(path))
        {
            MemeMotifs.Write(
                writer,
                [IupacMotif.Parse("GGGGAAATTC", 0.97, name: "NFKB"), IupacMotif.Parse(Word, 0.97, name: "AP-1")],
                BaseBackground.Uniform);
        }
        NetworkAnalysis analysis = _context.Genomics().DecoupleNeurons(
            NeuronExamples.Word(Word, bias: -4), new NeuronDecouplingOptions { KnownMotifFile = path });
        Assert.AreEqual("known.meme", analysis.KnownMotifs);
        Assert.AreEqual("AP-1", analysis.Layers.Single().Neurons.Single().BestMatch?.Target.Name);
    }

    [TestMethod]
    public void What_cannot_be_decoupled_is_one_clear_line()
    {
        NetworkModel network = NeuronExamples.TwoWords("TAC", "GAT");
        StringAssert.Contains(
            Message(() => _context.Genomics().DecoupleNeurons(network, new() { Layer = "3" })),
            "network two: has no layer '3' whose neurons can be taken apart; it has 1 (activation1), 2 (activation2)");
        StringAssert.Contains(
            Message(() => _context.Genomics().DecoupleNeurons(network, new() { Neurons = [4] })),
            "layer 2 (activation2) has no neuron 4");
        StringAssert.Contains(
            Message(() => _context.Genomics().DecoupleNeurons(network, new() { KnownMotifFile = "none.meme" })), "none.meme");
        StringAssert.Contains(Message(() => _context.Genomics().DecoupleNeurons("none.onnx")), "none.onnx");
        NetworkModel dense = NeuronExamples.Model(new Network("flat", 8, [new Flatten(), new Dense(1)], ["t"]));
        StringAssert.Contains(
            Message(() => _context.Genomics().DecoupleNeurons(dense)),
            "network flat: has no layer of convolutions that NeuronMotif can read");
        IDataView data = PlantedTasks.Data(_context, 20);
        StringAssert.StartsWith(
            Message(() => _context.Genomics().DecoupleNeurons(
                _context.Transforms.OneHotEncodeSequence("OneHot", "Sequence").Fit(data))),
            "the model has no network to look into");
    }

    private static void AssertSame(
        IReadOnlyList<(NeuronLayer Layer, LayerModules Modules)> expected, NetworkAnalysis actual, double tolerance = 0)
    {
        Assert.HasCount(expected.Count, actual.Layers);
        foreach (((NeuronLayer layer, LayerModules modules), LayerAnalysis analysis) in expected.Zip(actual.Layers))
        {
            Assert.AreEqual(layer.Name, analysis.Name);
            Assert.AreEqual(modules.Groups, analysis.Groups);
            Assert.HasCount(modules.Neurons.Length, analysis.Neurons);
            foreach ((NeuronModules first, NeuronAnalysis second) in modules.Neurons.Zip(analysis.Neurons))
            {
                Assert.HasCount(first.Modules.Length, second.Modules.Modules);
                Assert.AreEqual(first.GreatestActivation, second.Modules.GreatestActivation, tolerance);
                foreach ((NeuronModule one, NeuronModule other) in first.Modules.Zip(second.Modules.Modules))
                {
                    for (int k = 0; k < one.Motif.Probabilities.Length; k++)
                        Assert.AreEqual(one.Motif.Probabilities[k], other.Motif.Probabilities[k], tolerance);
                }
            }
        }
    }

    private static string Message(Action action) => Assert.ThrowsExactly<GenomicsException>(action).Message;

    private ITransformer Load(ITransformer model)
    {
        using var stream = new MemoryStream();
        _context.Model.Save(model, PlantedTasks.Data(_context, 1).Schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }
}
