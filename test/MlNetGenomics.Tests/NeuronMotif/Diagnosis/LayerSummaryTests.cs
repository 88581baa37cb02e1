using MlNetGenomics.Motifs;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Diagnosis;

namespace MlNetGenomics.Tests.NeuronMotif.Diagnosis;

[TestClass]
public class LayerSummaryTests
{
    [TestMethod]
    public void Dead_neurons_and_best_ratios()
    {
        var layer = new LayerSummary("conv2",
        [
            NeuronSummary.Of("0", [Module(4, 3), Module(2, 1.8), Module(10, 1)]),
            NeuronSummary.Of("1", []),
            NeuronSummary.Of("2", [Module(1, 0.5)]),
            NeuronSummary.Of("3", []),
        ]);
        CollectionAssert.AreEqual(new[] { "1", "3" }, layer.DeadNeurons.ToArray());
        Assert.AreEqual(0.5, layer.DeadShare);
        Assert.AreEqual((0.9 + 0.5) / 2, layer.MeanBestRatio, 1e-12);
        Assert.AreEqual(10, layer.Neurons[0].GreatestActivation);
        Assert.AreEqual(new ConsensusPoint("m", 4, 3), layer.Neurons[0].Points[0]);
        Assert.AreEqual(0.75, layer.Neurons[0].Points[0].Ratio, 1e-12);
        Assert.IsTrue(double.IsNaN(layer.Neurons[1].BestRatio) && double.IsNaN(layer.Neurons[1].GreatestActivation));
    }

    [TestMethod]
    public void Layer_of_the_dead()
    {
        var layer = new LayerSummary("conv2", [NeuronSummary.Of("0", [])]);
        Assert.AreEqual(1, layer.DeadShare);
        Assert.IsTrue(double.IsNaN(layer.MeanBestRatio));
    }

    private static NeuronModule Module(double greatest, double consensus) =>
        new("m", IupacMotif.Parse("ACGT"), 100, greatest, consensus);
}
