using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Engine.Incremental;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Interpretation.Mutagenesis;
using MlNetGenomics.Tests.Onnx;

namespace MlNetGenomics.Tests.Networks.Engine.Incremental;

[TestClass]
public sealed class IncrementalMaximaTests
{
    [TestMethod]
    public void Maxima_of_filters_give_what_their_mutants_do()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new SplittableRandom(seed);
            // From sequences shorter than a filter, all of whose windows hold every base, to many windows.
            Network network = Draw(random, length: 1 + random.NextInt(60));
            Assert.IsNotNull(MaximaLayers.Find(network));
            NetworkModel model = NetworkExamples.Numbered(network, random);
            Mutants.AssertIncremental(model, OnnxParity.Sequences(network.InputLength, 2), 0, network.InputLength);
        }
    }

    [TestMethod]
    public void MuSeAM_has_such_layers_and_Basset_has_not()
    {
        MaximaLayers? layers = MaximaLayers.Find(Architectures.ByName("museam"));
        Assert.IsNotNull(layers);
        Assert.AreEqual(2, layers.Strands);
        Assert.IsTrue(layers.IsRectified);
        Assert.IsNull(MaximaLayers.Find(Architectures.ByName("basset")));
    }

    private static Network Draw(SplittableRandom random, int length)
    {
        Layer scan = new Convolution(1 + random.NextInt(40), 1 + random.NextInt(12)) { Padding = Padding.Same };
        Layer[] normalized = random.NextInt(2) == 0 ? [scan, new BatchNormalization()] : [scan];
        Layer[] first = random.NextInt(2) == 0 ? [new BothStrands(StrandMerge.Concatenate, [.. normalized])] : normalized;
        Layer[] head = random.NextInt(2) == 0
            ? [new Dense(20), new BatchNormalization(), new Activation(ActivationFunction.Relu), new Dense(2)]
            : [new Dense(2)];
        return new Network(
            "maxima",
            length,
            [.. first, .. AnyActivation(), new GlobalMaxPooling(), .. AnyActivation(), new Dropout(0.1), .. head],
            ["a", "b"]);

        Layer[] AnyActivation() =>
            random.NextInt(3) == 0 ? [] : [new Activation((ActivationFunction)random.NextInt(5))];
    }
}
