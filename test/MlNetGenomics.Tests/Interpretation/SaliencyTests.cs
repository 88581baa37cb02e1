using MlNetGenomics.Interpretation;
using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Networks;

namespace MlNetGenomics.Tests.Interpretation;

[TestClass]
public sealed class SaliencyTests
{
    private const int Length = 20;

    [TestMethod]
    [DataRow(0f)]
    [DataRow(0.25f)]
    public void Integrated_gradients_sum_to_the_difference_of_the_values(float baseline)
    {
        (NetworkScorer scorer, SequenceSet sequences) = Example(ActivationFunction.Softplus);
        Neuron neuron = Saliency.OutputNeuron(scorer.Model.Network, 1);
        float[] map = Saliency.Compute(
            scorer,
            sequences,
            neuron,
            new SaliencySettings { Method = SaliencyMethod.IntegratedGradients, Baseline = baseline, Steps = 100 });
        float[] at = scorer.InputGradient(sequences, neuron).Values;
        float[] from = scorer.InputGradient([.. Enumerable.Repeat(baseline, Length * 4)], neuron).Values;
        for (int i = 0; i < sequences.Count; i++)
            Assert.AreEqual(at[i] - from[0], map.AsSpan(i * Length * 4, Length * 4).ToArray().Sum(), 1e-3);
    }

    [TestMethod]
    public void For_a_linear_model_every_method_gives_the_weights()
    {
        var network = new Network("linear", 3, [new Flatten(), new Dense(1) { Name = "out" }], ["t"]);
        var random = new SplittableRandom(1);
        float[] values = [.. Enumerable.Range(0, network.ParameterCount).Select(_ => (float)random.NextGaussian())];
        var scorer = new NetworkScorer(new NetworkModel(network, values));
        SequenceSet sequences = SequenceSet.FromStrings(["GAT"]);
        var neuron = new Neuron("out", 0);
        float[] gradient = Compute(SaliencyMethod.Gradient);
        for (int i = 0; i < 12; i++)
            Assert.AreEqual(values[i], gradient[i], 1e-6);
        CollectionAssert.AreEqual(gradient, Compute(SaliencyMethod.GuidedBackpropagation));
        float[] product = Compute(SaliencyMethod.InputTimesGradient);
        float[] integrated = Compute(SaliencyMethod.IntegratedGradients);
        for (int i = 0; i < 12; i++)
        {
            bool isBase = i is 2 or 4 or 11;
            Assert.AreEqual(isBase ? values[i] : 0, product[i], 1e-6);
            Assert.AreEqual(product[i], integrated[i], 1e-5);
        }

        float[] Compute(SaliencyMethod method) =>
            Saliency.Compute(scorer, sequences, neuron, new SaliencySettings { Method = method });
    }

    [TestMethod]
    public void Guided_gradients_through_positive_weights_are_never_negative()
    {
        var network = new Network(
            "positive", Length,
            [
                new Convolution(6, 4), new Activation(ActivationFunction.Relu), new GlobalMaxPooling(),
                new Dense(1) { Name = "out" },
            ],
            ["t"]);
        var random = new SplittableRandom(5);
        float[] values = [.. RandomNetworks.Values(network, random).Select(Math.Abs)];
        (_, SequenceSet sequences) = Example(ActivationFunction.Relu);
        float[] map = Saliency.Compute(
            new NetworkScorer(new NetworkModel(network, values)), sequences, new Neuron("out", 0));
        Assert.IsTrue(map.All(value => value >= 0));
        Assert.IsTrue(map.Any(value => value > 0));
    }

    [TestMethod]
    public void The_logo_of_a_map_follows_the_paper_s_formula()
    {
        float[] map = [2, 0, -1, 0, 0.5f, 0.5f, 0.5f, 0.5f];
        PositionProbabilityMatrix motif = Saliency.ToMotif("s", map);
        double sum = Math.Exp(3) + 1 + Math.Exp(-1.5) + 1;
        Assert.AreEqual(Math.Exp(3) / sum, motif[0, 0], 1e-9);
        Assert.AreEqual(Math.Exp(-1.5) / sum, motif[0, 2], 1e-9);
        Assert.AreEqual(0.25, motif[1, 3], 1e-9);
        Assert.AreEqual(0.25, Saliency.ToMotif("none", new float[4])[0, 0], 1e-9);
    }

    [TestMethod]
    public void The_output_neuron_is_before_the_last_activation()
    {
        (NetworkScorer scorer, _) = Example(ActivationFunction.Sigmoid);
        Assert.AreEqual(new Neuron("logits", 1), Saliency.OutputNeuron(scorer.Model.Network, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Saliency.OutputNeuron(scorer.Model.Network, 2));
    }

    private static (NetworkScorer Scorer, SequenceSet Sequences) Example(ActivationFunction function)
    {
        var network = new Network(
            "example", Length,
            [
                new Convolution(8, 5), new BatchNormalization(), new Activation(function), new MaxPooling(2),
                new Flatten(), new Dense(2) { Name = "logits" }, new Activation(ActivationFunction.Sigmoid),
            ],
            ["a", "b"]);
        var random = new SplittableRandom(2);
        float[] values = RandomNetworks.Values(network, random);
        string[] texts = [.. Enumerable.Range(0, 4).Select(
            _ => new string([.. Enumerable.Range(0, Length).Select(_ => Dna.Letters[random.NextInt(4)])]))];
        return (new NetworkScorer(new NetworkModel(network, values)), SequenceSet.FromStrings(texts));
    }
}
