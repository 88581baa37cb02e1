using System.Collections.Concurrent;
using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Storage;

namespace MlNetGenomics.Tests.NeuronMotif;

[TestClass]
public sealed class NetworkDecouplerTests
{
    private static readonly NetworkModel Model = NeuronExamples.TwoWords("TAC", "GAT");

    [TestMethod]
    public void Each_neuron_is_what_it_is_alone()
    {
        var layers = NetworkDecoupler.Run(Model, NeuronLayer.Find(Model.Network, "2"));
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
        using var folder = new TemporaryFolder();
        LayerModules[] runs = [Run(1, null), Run(1, new SampleCache(folder.File("one"))), Run(3, null)];
        foreach (LayerModules run in runs)
        {
            Assert.AreEqual(3, run.Groups);
            for (int i = 0; i < run.Neurons.Length; i++)
                AssertSame(runs[0].Neurons[i], run.Neurons[i]);
        }
        Assert.IsFalse(Directory.Exists(folder.File("one")));

        // No consensus is so good that P would stop growing.
        static LayerModules Run(int threads, SampleCache? cache) => NetworkDecoupler.Run(
            Model,
            NeuronLayer.Find(Model.Network, "2"),
            settings: new DecouplingSettings { Demix = DemixSettings.Paper with { ConsensusRatio = 2, MostGroups = 3 } },
            cache: cache,
            threads: threads)[^1].Modules;
    }

    [TestMethod]
    public void Modules_of_the_layer_before_seed_the_search()
    {
        NeuronLayer layer = NeuronLayer.Find(Model.Network, "2");
        var settings = new DecouplingSettings
        {
            Sampling = new SamplingSettings { MostEnumerated = 3, GenerationSize = 20, MostGenerations = 1 },
        };
        var layers = NetworkDecoupler.Run(Model, layer, settings: settings);
        NeuronSamples samples = ActivationSampler.Sample(
            new NeuronSubstructure(Model, layer.Name, 0), settings.Sampling, layers[0].Modules.Neurons);
        AssertSame(NeuronDemixer.Demix(samples, layers[1].Modules.Groups), layers[1].Modules.Neurons.Single());
    }

    [TestMethod]
    public void Progress_counts_the_neurons_of_each_layer()
    {
        var reports = new ConcurrentBag<DecouplingProgress>();
        NetworkDecoupler.Run(Model, NeuronLayer.Find(Model.Network, "1"), progress: new Reports(reports));
        CollectionAssert.AreEquivalent(new[] { 1, 2 }, reports.Select(report => report.Done).ToArray());
        Assert.IsTrue(reports.All(report => report is { Count: 2, Layer.Number: 1 }));
    }

    [TestMethod]
    [DataRow(new[] { 2 }, "layer 1 (activation1) has no neuron 2; it has 2, from 0")]
    [DataRow(new[] { 0, -1 }, "layer 1 (activation1) has no neuron -1; it has 2, from 0")]
    [DataRow(new int[0], "layer 1 (activation1): no neuron was asked for")]
    public void A_neuron_that_is_not_there_is_an_error(int[] channels, string message)
    {
        var error = Assert.ThrowsExactly<GenomicsException>(
            () => NetworkDecoupler.Run(Model, NeuronLayer.Find(Model.Network, "1"), channels));
        Assert.AreEqual(message, error.Message);
    }

    [TestMethod]
    public void A_cancelled_run_ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => NetworkDecoupler.Run(
            Model, NeuronLayer.Find(Model.Network, "2"), cancellation: cancelled.Token));
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
