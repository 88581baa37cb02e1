using System.Collections.Concurrent;
using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.NeuronMotif;

namespace MlNetGenomics.Tests.NeuronMotif;

[TestClass]
public sealed class NetworkDecouplerTests
{
    private static readonly NetworkModel Model = NeuronExamples.TwoWords("TAC", "GAT");

    [TestMethod]
    public void Each_neuron_is_what_it_is_alone()
    {
        var layers = new NetworkDecoupler(Model).DecoupleThrough(NeuronLayer.Find(Model.Network, "2"));
        CollectionAssert.AreEqual(new[] { 1, 2 }, layers.Select(layer => layer.Layer.Number).ToArray());
        CollectionAssert.AreEqual(new[] { 2, 1 }, layers.Select(layer => layer.Modules.Neurons.Length).ToArray());
        foreach ((NeuronLayer layer, LayerModules modules) in layers)
        {
            foreach (NeuronModules neuron in modules.Neurons)
            {
                AssertSame(
                    NeuronDemixer.Demix(
                        ActivationSampler.Sample(new NeuronSubstructure(Model, layer.Name, neuron.Channel)), modules.Groups),
                    neuron);
            }
        }
        // Neurons of the first layer see one word each, in one place.
        string[] words = [.. layers[0].Modules.Neurons.Select(neuron => Consensus.MostProbable(neuron.Modules.Single().Motif))];
        CollectionAssert.AreEqual(new[] { "TAC", "GAT" }, words);
    }

    [TestMethod]
    public void Threads_and_what_is_kept_change_nothing()
    {
        LayerModules[] runs = [.. new[] { (1, 0L), (1, 1L << 30), (3, 1L << 30), (3, 0L) }.Select(run => Run(run.Item1, run.Item2))];
        foreach (LayerModules run in runs)
        {
            Assert.AreEqual(3, run.Groups);
            for (int i = 0; i < run.Neurons.Length; i++)
                AssertSame(runs[0].Neurons[i], run.Neurons[i]);
        }

        // No consensus is so good that P would stop growing.
        static LayerModules Run(int threads, long bytes) => new NetworkDecoupler(
            Model,
            new DecouplingSettings { Demixing = DemixSettings.Paper with { ConsensusRatio = 2 }, MostBytesKept = bytes },
            threads).DecoupleThrough(NeuronLayer.Find(Model.Network, "2"))[^1].Modules;
    }

    [TestMethod]
    public void Modules_of_the_layer_before_seed_the_search()
    {
        NeuronLayer layer = NeuronLayer.Find(Model.Network, "2");
        var settings = new DecouplingSettings
        {
            Sampling = new SamplingSettings { MostEnumerated = 3, GenerationSize = 20, MostGenerations = 1 },
        };
        var layers = new NetworkDecoupler(Model, settings).DecoupleThrough(layer);
        NeuronSamples samples = ActivationSampler.Sample(
            new NeuronSubstructure(Model, layer.Name, 0), settings.Sampling, layers[0].Modules.Neurons);
        AssertSame(NeuronDemixer.Demix(samples, layers[1].Modules.Groups), layers[1].Modules.Neurons.Single());
    }

    [TestMethod]
    public void A_source_can_give_what_it_has()
    {
        var asked = new ConcurrentBag<(int Layer, int Channel)>();
        var made = new ConcurrentBag<string>();
        var known = new NeuronModules("known", 1, 0, []);
        var decoupler = new NetworkDecoupler(Model)
        {
            Source = (layer, channel, groups, make) =>
            {
                asked.Add((layer.Number, channel));
                if (channel == 1)
                    return known;
                NeuronModules modules = make();
                made.Add(modules.Name);
                return modules;
            },
        };
        LayerModules first = decoupler.Decouple(NeuronLayer.Find(Model.Network, "1"), []);
        CollectionAssert.AreEquivalent(new[] { (1, 0), (1, 1) }, asked.ToArray());
        CollectionAssert.AreEqual(new[] { "activation1_1" }, made.ToArray());
        Assert.AreSame(known, first.Neurons[1]);
    }

    [TestMethod]
    public void Progress_counts_the_neurons_of_each_layer()
    {
        var reports = new ConcurrentBag<DecouplingProgress>();
        new NetworkDecoupler(Model) { Progress = new Reports(reports) }.DecoupleThrough(NeuronLayer.Find(Model.Network, "1"));
        CollectionAssert.AreEquivalent(new[] { 0, 1, 2 }, reports.Select(report => report.Done).ToArray());
        Assert.IsTrue(reports.All(report => report is { Count: 2, Groups: 1, Layer.Number: 1 }));
    }

    [TestMethod]
    [DataRow(new[] { 2 }, "layer 1 (activation1) has no neuron 2; it has 2, from 0")]
    [DataRow(new[] { 0, -1 }, "layer 1 (activation1) has no neuron -1; it has 2, from 0")]
    [DataRow(new int[0], "layer 1 (activation1): no neuron was asked for")]
    public void A_neuron_that_is_not_there_is_an_error(int[] channels, string message)
    {
        var error = Assert.ThrowsExactly<GenomicsException>(
            () => new NetworkDecoupler(Model).DecoupleThrough(NeuronLayer.Find(Model.Network, "1"), channels));
        Assert.AreEqual(message, error.Message);
    }

    [TestMethod]
    public void A_cancelled_run_ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => new NetworkDecoupler(Model).DecoupleThrough(
            NeuronLayer.Find(Model.Network, "2"), cancellation: cancelled.Token));
    }

    private static void AssertSame(NeuronModules expected, NeuronModules actual)
    {
        Assert.AreEqual(expected.Name, actual.Name);
        Assert.AreEqual(expected.GreatestActivation, actual.GreatestActivation);
        Assert.HasCount(expected.Modules.Length, actual.Modules);
        foreach ((NeuronModule first, NeuronModule second) in expected.Modules.Zip(actual.Modules))
        {
            Assert.AreEqual(first.SequenceCount, second.SequenceCount);
            CollectionAssert.AreEqual(first.Motif.Probabilities.ToArray(), second.Motif.Probabilities.ToArray());
        }
    }

    private sealed class Reports(ConcurrentBag<DecouplingProgress> reports) : IProgress<DecouplingProgress>
    {
        public void Report(DecouplingProgress value) => reports.Add(value);
    }
}
