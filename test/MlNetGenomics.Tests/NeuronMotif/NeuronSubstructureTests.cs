using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Networks;

namespace MlNetGenomics.Tests.NeuronMotif;

[TestClass]
public sealed class NeuronSubstructureTests
{
    private static readonly Activation Softplus = new(ActivationFunction.Softplus);

    // Strides, dilation, padding, poolings of several kinds: every way in which a field grows.
    private static readonly Network Mixed = new(
        "mixed", 60,
        [
            new Convolution(5, 4) { Name = "first", Padding = Padding.Same }, new BatchNormalization { Name = "norm" },
            NeuronExamples.Relu, new MaxPooling(3) { Name = "pool1", Stride = 2, Padding = Padding.Same }, new Dropout(0.3),
            new Convolution(6, 3) { Name = "second", Dilation = 2, Padding = Padding.Same }, Softplus, new MaxPooling(2),
            new Convolution(4, 2) { Name = "third", Bias = false }, new BatchNormalization { Name = "last" },
            new Activation(ActivationFunction.Exponential) { Name = "out" },
            new Flatten(), new Dense(1),
        ],
        ["t"]);

    [TestMethod]
    public void Neurons_of_BD_10_see_as_many_bases_as_published()
    {
        NetworkModel model = WeightStart.Create(Architectures.BD10(tasks: ["t"]), 1);
        NeuronSubstructure[] neurons =
            [.. Enumerable.Range(1, 10).Select(i => new NeuronSubstructure(model, $"convolution{i}", 0))];
        int[] published = [7, 9, 14, 18, 28, 36, 56, 72, 112, 144];
        CollectionAssert.AreEqual(published, neurons.Select(neuron => neuron.Length).ToArray());
        for (int i = 0; i < neurons.Length; i++)
        {
            // A pooling after every second convolution, and what enters it is the normalization before the ReLU.
            Assert.HasCount(i / 2, neurons[i].Pools);
            for (int pool = 0; pool < i / 2; pool++)
                Assert.AreEqual($"batchNormalization{2 * pool + 2}", neurons[i].Pools[pool].Layer);
        }
        // What enters a pooling, after its ReLU, has the modules that seed the next search.
        CollectionAssert.AreEqual(
            new[] { null, "activation1", "activation2", "activation3" },
            neurons[..4].Select(neuron => neuron.PreviousLayer).ToArray());
        CollectionAssert.AreEqual(
            new[] { 136, 64, 28, 10 }, neurons[9].Pools.Select(pool => pool.Shape.Positions).ToArray());
    }

    [TestMethod]
    public void A_neuron_gives_what_its_network_gives_at_a_position()
    {
        NetworkModel model = NetworkExamples.Numbered(Mixed, new SplittableRandom(4));
        byte[] codes = Draw(60, 5);
        var whole = new NetworkScorer(model);
        SequenceSet sequence = SequenceSet.FromStrings([Dna.Decode(codes)]);
        foreach (string layer in (string[])["first", "norm", "activation1", "pool1", "second", "maxPooling1", "third", "out"])
        {
            NetworkStep step = Mixed.Step(layer);
            FeatureMaps maps = whole.FeatureMaps(sequence, layer);
            foreach (int channel in (int[])[0, step.Output.Channels - 1])
            {
                var neuron = new NeuronSubstructure(model, layer, channel, threads: 1);
                Assert.AreEqual(step.ReceptiveField.Width, neuron.Length);
                int seen = 0;
                for (int position = 0; position < step.Output.Positions; position++)
                {
                    int start = step.ReceptiveField.Start + position * step.ReceptiveField.Step;
                    if (start < 0 || start + neuron.Length > codes.Length)
                        continue;
                    var activation = new float[1];
                    neuron.Activations(codes.AsSpan(start, neuron.Length), activation);
                    float expected = maps.Map(0)[position * step.Output.Channels + channel];
                    Assert.AreEqual(expected, activation[0], 1e-4 * Math.Max(1, Math.Abs(expected)), layer);
                    seen++;
                }
                Assert.IsGreaterThan(2, seen);
            }
        }
    }

    [TestMethod]
    public void Maps_are_the_network_s_before_the_pooling_and_its_activation()
    {
        NetworkModel model = NetworkExamples.Numbered(Mixed, new SplittableRandom(4));
        byte[] codes = Draw(60, 6);
        var whole = new NetworkScorer(model);
        SequenceSet sequence = SequenceSet.FromStrings([Dna.Decode(codes)]);
        var neuron = new NeuronSubstructure(model, "out", 1);
        CollectionAssert.AreEqual(new[] { "norm", "second" }, neuron.Pools.Select(pool => pool.Layer).ToArray());
        CollectionAssert.AreEqual(new[] { 3, 2 }, neuron.Pools.Select(pool => pool.PoolSize).ToArray());
        ReceptiveField field = Mixed.Step("out").ReceptiveField;
        int start = field.Start + 3 * field.Step;
        foreach (PooledMap pool in neuron.Pools)
        {
            var map = new float[pool.Shape.Size];
            neuron.Maps(pool, codes.AsSpan(start, neuron.Length), map);
            ReadOnlySpan<float> all = whole.FeatureMaps(sequence, pool.Layer).Map(0);
            ReceptiveField source = Mixed.Step(pool.Layer).ReceptiveField;
            int first = (start - source.Start) / source.Step;
            for (int i = 0; i < map.Length; i++)
                Assert.AreEqual(all[first * pool.Shape.Channels + i], map[i], 1e-4 * Math.Max(1, Math.Abs(map[i])));
        }
    }

    [TestMethod]
    public void Gradients_are_numeric_slopes()
    {
        var network = new Network(
            "smooth", 30,
            [
                new Convolution(3, 4), new BatchNormalization(), Softplus, new MaxPooling(2),
                new Convolution(2, 3), Softplus, new Flatten(), new Dense(1),
            ],
            ["t"]);
        var neuron = new NeuronSubstructure(NetworkExamples.Numbered(network, new SplittableRandom(2)), "convolution2", 1);
        byte[] codes = Draw(neuron.Length, 3);
        NeuronGradients gradients = neuron.Gradients(codes);
        var response = new float[1];
        neuron.Responses(codes, response);
        Assert.AreEqual(response[0], gradients.Values.Single(), 1e-5);

        var scorer = new NetworkScorer(neuron.Model);
        float[] input = new OneHotEncoder().Encode(codes);
        const float Step = 1 / 64f;
        for (int i = 0; i < input.Length; i++)
        {
            double slope = (At(i, Step) - At(i, -Step)) / (2 * Step);
            Assert.AreEqual(slope, gradients.Gradients[i], 2e-3, $"{i}");
        }

        double At(int index, float step)
        {
            var moved = (float[])input.Clone();
            moved[index] += step;
            return scorer.InputGradient(moved, new Neuron("convolution2", 0)).Values.Single();
        }
    }

    [TestMethod]
    public void A_network_from_an_ONNX_file_is_cut_alike()
    {
        NetworkModel model = NetworkExamples.Numbered(Architectures.NeuronMotifToy2(), new SplittableRandom(3));
        NetworkModel imported = NetworkOnnx.Import(NetworkOnnx.Export(model), "toy2.onnx");
        var ours = new NeuronSubstructure(model, "activation3", 4);
        var theirs = new NeuronSubstructure(imported, "activation3", 4);
        byte[] codes = Draw(10 * ours.Length, 1);
        float[] expected = new float[10], found = new float[10];
        ours.Activations(codes, expected);
        theirs.Activations(codes, found);
        CollectionAssert.AreEqual(expected, found);
        CollectionAssert.AreEqual(ours.Pools, theirs.Pools);
    }

    [TestMethod]
    public void Values_before_a_ReLU_go_below_0_and_activations_do_not()
    {
        var neuron = new NeuronSubstructure(NeuronExamples.Word("ACG", -2), "activation1", 0);
        byte[] codes = Dna.Encode("ACGACTTTT");
        float[] responses = new float[3], activations = new float[3];
        neuron.Responses(codes, responses);
        neuron.Activations(codes, activations);
        CollectionAssert.AreEqual(new float[] { 1, -1, -5 }, responses);
        CollectionAssert.AreEqual(new float[] { 1, 0, 0 }, activations);
    }

    [TestMethod]
    public void What_is_not_there_or_has_no_rule_is_named()
    {
        NetworkModel model = NetworkExamples.Numbered(Mixed, new SplittableRandom(4));
        AssertFails(model, "none", 0, "network mixed has no layer none; it has first, norm");
        AssertFails(model, "third", 4, "network mixed, layer third: has no neuron 4; it has 4, from 0");
        AssertFails(
            model, "dense1", 0,
            "network mixed, layer flatten1: NeuronMotif has no rule for flatten; it reads convolutions, "
            + "normalizations, activations and max-poolings");
        NetworkModel residual = NetworkExamples.Numbered(
            new Network(
                "skip", 4,
                [new Residual([new Convolution(4, 3) { Padding = Padding.Same }]), new GlobalMaxPooling()], ["a", "b", "c", "d"]),
            new SplittableRandom(1));
        AssertFails(residual, "convolution1", 0, "network skip, layer residual1: NeuronMotif has no rule for residual");
        AssertFails(
            NetworkExamples.Numbered(
                new Network("pool", 4, [new MaxPooling(4)], ["a", "b", "c", "d"]), new SplittableRandom(1)),
            "maxPooling1", 0, "network pool, layer maxPooling1: NeuronMotif reads networks whose first layer is a convolution");
        AssertFails(
            NetworkExamples.Numbered(
                new Network(
                    "short", 4, [new Convolution(2, 7) { Padding = Padding.Same }, new GlobalMaxPooling()], ["a", "b"]),
                new SplittableRandom(1)),
            "convolution1", 0, "network short, layer convolution1: a neuron sees 7 bases, but the network reads 4");
    }

    private static void AssertFails(NetworkModel model, string layer, int channel, string message) =>
        StringAssert.StartsWith(
            Assert.ThrowsExactly<GenomicsException>(() => new NeuronSubstructure(model, layer, channel)).Message, message);

    private static byte[] Draw(int length, long seed)
    {
        var random = new SplittableRandom(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (byte)random.NextInt(4))];
    }
}
