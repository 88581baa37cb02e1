using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Onnx;

namespace MlNetGenomics.Tests.Networks;

[TestClass]
public sealed class NetworkScorerTests
{
    private const int Length = 30;

    private static readonly LayerSequence Layers =
    [
        new Convolution(20, 5) { Name = "first" }, new BatchNormalization(), new Activation(ActivationFunction.Relu),
        new MaxPooling(3) { Name = "pool" }, new Convolution(6, 3) { Name = "second", Padding = Padding.Same },
        new Activation(ActivationFunction.Softplus) { Name = "soft" }, new Flatten(),
        new Dense(2) { Name = "logits" }, new Activation(ActivationFunction.Sigmoid),
    ];

    [TestMethod]
    public void A_layer_s_maps_are_the_predictions_of_the_network_that_ends_there()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new SplittableRandom(seed);
            Network network = RandomNetworks.Draw(random);
            float[] values = RandomNetworks.Values(network, random);
            SequenceSet sequences = Sequences(3, network.InputLength, random);
            FeatureMaps last = new NetworkScorer(new NetworkModel(network, values))
                .FeatureMaps(sequences, network.Steps[^1].Name);
            CollectionAssert.AreEqual(
                new NetworkScorer(new NetworkModel(network, values), threads: 1).Predict(sequences), last.Values);
        }
    }

    [TestMethod]
    [DynamicData(nameof(NetworkExamples.Names), typeof(NetworkExamples))]
    public void Any_layer_gives_what_the_oracle_s_does(string example)
    {
        NetworkModel model = NetworkExamples.Model(example);
        SequenceSet sequences = OnnxParity.Sequences(model.Network.InputLength);
        var scorer = new NetworkScorer(model);
        foreach (NetworkStep step in model.Network.Steps)
        {
            FeatureMaps maps = scorer.FeatureMaps(sequences, step.Name);
            for (int i = 0; i < sequences.Count; i++)
            {
                AssertClose(NaiveNetwork.LayerOutput(model, sequences[i], step.Name), maps.Map(i));
                if (maps.Strands == 2)
                {
                    byte[] reverse = Dna.ReverseComplement(sequences[i]);
                    AssertClose(NaiveNetwork.LayerOutput(model, reverse, step.Name), maps.Map(i, strand: 1));
                }
            }
        }

        static void AssertClose(double[,] expected, ReadOnlySpan<float> actual)
        {
            double[] numbers = [.. expected.Cast<double>()];
            Assert.AreEqual(numbers.Length, actual.Length);
            double scale = Math.Max(1e-3, numbers.Max(Math.Abs));
            for (int i = 0; i < numbers.Length; i++)
                Assert.AreEqual(numbers[i], actual[i], 1e-4 * scale);
        }
    }

    [TestMethod]
    public void Maps_are_taken_before_what_scoring_multiplies_in()
    {
        (NetworkModel model, SequenceSet sequences) = Example();
        FeatureMaps maps = new NetworkScorer(model).FeatureMaps(sequences, "first");
        Assert.AreEqual(new FeatureShape(26, 20), maps.Shape);
        ReadOnlySpan<float> weights = model.Parameter("first", ParameterKind.Weight);
        ReadOnlySpan<float> bias = model.Parameter("first", ParameterKind.Bias);
        for (int i = 0; i < sequences.Count; i++)
        {
            for (int p = 0; p < 26; p++)
            {
                for (int f = 0; f < 20; f++)
                {
                    double sum = bias[f];
                    for (int w = 0; w < 5; w++)
                        sum += weights[(w * 4 + sequences[i][p + w]) * 20 + f];
                    Assert.AreEqual(sum, maps.Map(i)[p * 20 + f], 1e-5);
                }
            }
        }
    }

    [TestMethod]
    [DataRow("logits", 1, 0)]
    [DataRow("second", 2, 4)]
    [DataRow("soft", 5, 7)]
    [DataRow("first", 17, 3)]
    public void A_neuron_s_gradient_is_its_slope(string layer, int channel, int position)
    {
        (NetworkModel model, SequenceSet sequences) = Example();
        var scorer = new NetworkScorer(model);
        var random = new SplittableRandom(3);
        // Between bases, where no two windows are alike.
        float[] input = [.. Enumerable.Range(0, Length * 4).Select(_ => (float)random.NextDouble())];
        var neuron = new Neuron(layer, channel, position);
        NeuronGradients at = scorer.InputGradient(input, neuron);
        const float Step = 1e-2f;
        for (int i = 0; i < input.Length; i++)
        {
            float slope = (Value(i, Step) - Value(i, -Step)) / (2 * Step);
            Assert.AreEqual(slope, at.Gradients[i], 2e-2, $"number {i}");
        }

        float Value(int i, float by)
        {
            float[] moved = [.. input];
            moved[i] += by;
            return scorer.InputGradient(moved, neuron).Values[0];
        }
    }

    [TestMethod]
    public void Input_gradients_are_the_oracle_s_on_both_strands()
    {
        var network = new Network(
            "both", Length,
            [
                new BothStrands(
                    StrandMerge.Maximum, [new Convolution(8, 6), new Activation(ActivationFunction.Exponential)]),
                new GlobalMaxPooling(), new Dense(1) { Name = "out" },
            ],
            ["t"]);
        var random = new SplittableRandom(8);
        float[] values = RandomNetworks.Values(network, random);
        SequenceSet sequences = Sequences(1, Length, random);
        double[] oneHot = NaiveTraining.OneHot(sequences[0]);
        double[] expected = NaiveTraining.Of(new NetworkModel(network, values))
            .Run(oneHot, (_, _) => []).Backward([1]).Input;
        NeuronGradients actual = new NetworkScorer(new NetworkModel(network, values))
            .InputGradient(sequences, new Neuron("out", 0));
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual.Gradients[i], 1e-5);
    }

    [TestMethod]
    public void Guided_gradients_leave_out_what_a_relu_would_pull_down()
    {
        // Two units of the same base: y = relu(x) - relu(2 x) has the slope -1, guided only the first counts.
        var network = new Network(
            "guided", 1,
            [
                new Convolution(2, 1) { Bias = false }, new Activation(ActivationFunction.Relu), new Flatten(),
                new Dense(1) { Bias = false, Name = "out" },
            ],
            ["t"]);
        var model = new NetworkModel(network, [1, 2, 0, 0, 0, 0, 0, 0, 1, -1]);
        var scorer = new NetworkScorer(model);
        var neuron = new Neuron("out", 0);
        Assert.AreEqual(-1f, scorer.InputGradient([1, 0, 0, 0], neuron).Gradients[0]);
        Assert.AreEqual(1f, scorer.InputGradient([1, 0, 0, 0], neuron, ReluGradient.Guided).Gradients[0]);
    }

    [TestMethod]
    public void Wrong_lengths_layers_and_neurons_are_named()
    {
        (NetworkModel model, SequenceSet sequences) = Example();
        var scorer = new NetworkScorer(model);
        SequenceSet other = Sequences(1, 31, new SplittableRandom(1));
        Assert.AreEqual(
            "sequence s1 has 31 bases, but network example reads 30",
            Assert.ThrowsExactly<GenomicsException>(() => scorer.Predict(other)).Message);
        StringAssert.Contains(
            Assert.ThrowsExactly<GenomicsException>(() => scorer.FeatureMaps(sequences, "frist")).Message,
            "no layer frist");
        Assert.AreEqual(
            "network example, layer first: channel 20 is not one of its 20, from 0",
            Assert.ThrowsExactly<GenomicsException>(
                () => scorer.InputGradient(sequences, new Neuron("first", 20))).Message);
    }

    private static (NetworkModel Model, SequenceSet Sequences) Example()
    {
        var random = new SplittableRandom(4);
        var network = new Network("example", Length, Layers, ["a", "b"]);
        return (new NetworkModel(network, RandomNetworks.Values(network, random)), Sequences(5, Length, random));
    }

    private static SequenceSet Sequences(int count, int length, SplittableRandom random)
    {
        var builder = new SequenceSetBuilder();
        for (int i = 0; i < count; i++)
            builder.Add($"s{i + 1}", [.. Enumerable.Range(0, length).Select(_ => (byte)random.NextInt(4))]);
        return builder.Build();
    }
}
