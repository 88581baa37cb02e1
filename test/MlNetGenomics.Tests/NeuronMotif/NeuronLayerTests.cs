using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.NeuronMotif;

namespace MlNetGenomics.Tests.NeuronMotif;

[TestClass]
public sealed class NeuronLayerTests
{
    /// <summary>Receptive fields of BD-10 as the paper lists them; of its ten convolutions 512 filters in the last.</summary>
    [TestMethod]
    public void Layers_of_bd_10_see_what_the_paper_says()
    {
        Network network = Architectures.ByName("bd10");
        var layers = NeuronLayer.Of(network);
        CollectionAssert.AreEqual(
            new[] { 7, 9, 14, 18, 28, 36, 56, 72, 112, 144 }, layers.Select(layer => layer.Width).ToArray());
        CollectionAssert.AreEqual(Enumerable.Range(1, 10).ToArray(), layers.Select(layer => layer.Number).ToArray());
        Assert.AreEqual(512, layers[^1].NeuronCount);
        Assert.AreEqual(layers[^1], NeuronLayer.Find(network, "10"));
        Assert.IsInstanceOfType<Activation>(network.Step(layers[2].Name).Layer);
    }

    [TestMethod]
    public void Any_step_of_a_layer_names_it()
    {
        var network = new Network(
            "n",
            30,
            [
                new Convolution(2, 5) { Name = "a" }, new BatchNormalization { Name = "b" }, NeuronExamples.Relu with { Name = "c" },
                new MaxPooling(2) { Name = "d" }, new Convolution(3, 3) { Name = "e" }, new GlobalMaxPooling { Name = "f" },
                new Dense(1) { Name = "g" },
            ],
            ["t"]);
        CollectionAssert.AreEqual(
            new[] { new NeuronLayer("c", 1, 5, 2), new NeuronLayer("e", 2, 10, 3) }, NeuronLayer.Of(network));
        foreach (string name in new[] { "1", "a", "b", "c" })
            Assert.AreEqual("c", NeuronLayer.Find(network, name).Name);
        foreach (string name in new[] { "0", "3", "d", "f", "g", "x" })
        {
            var error = Assert.ThrowsExactly<GenomicsException>(() => NeuronLayer.Find(network, name));
            Assert.AreEqual(
                $"network n: has no layer '{name}' whose neurons can be taken apart; it has 1 (c), 2 (e)", error.Message);
        }
    }
}
