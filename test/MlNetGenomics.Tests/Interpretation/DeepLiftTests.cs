using MlNetGenomics.Interpretation;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Networks;
using MlNetGenomics.Tests.Onnx;

namespace MlNetGenomics.Tests.Interpretation;

[TestClass]
public sealed class DeepLiftTests
{
    // As for scores (ArchitectureParityTests), the widest dense layers would be most of the work.
    private const int LongestInput = 300;

    private static readonly Activation Relu = new(ActivationFunction.Relu);

    public static IEnumerable<string> Architectures => MlNetGenomics.Networks.Architectures.Names;

    [TestMethod]
    [DynamicData(nameof(Architectures))]
    public void Contributions_sum_to_the_difference_in_every_architecture(string name)
    {
        Network network = MlNetGenomics.Networks.Architectures.ByName(name);
        if (network.InputLength > LongestInput)
            network = network.With(inputLength: LongestInput);
        AssertSums(NetworkExamples.Numbered(network, new SplittableRandom(3)), OnnxParity.Sequences(network.InputLength, 2));
    }

    [TestMethod]
    [DynamicData(nameof(NetworkExamples.Names), typeof(NetworkExamples))]
    public void Contributions_sum_to_the_difference_through_every_kind_of_layer(string name)
    {
        NetworkModel model = NetworkExamples.Model(name);
        AssertSums(model, OnnxParity.Sequences(model.Network.InputLength));
    }

    [TestMethod]
    [DynamicData(nameof(NetworkExamples.Names), typeof(NetworkExamples))]
    public void Agrees_with_the_formulas_for_every_kind_of_layer(string name) => AssertAgrees(NetworkExamples.Model(name), 4);

    [TestMethod]
    public void Agrees_with_the_formulas_for_random_networks()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            var random = new SplittableRandom(seed);
            Network network = RandomNetworks.Draw(random);
            AssertAgrees(new NetworkModel(network, RandomNetworks.Values(network, random)), seed);
        }
    }

    [TestMethod]
    public void A_linear_network_s_contributions_are_its_weights_times_the_difference()
    {
        var network = new Network("linear", 3, [new Flatten(), new Dense(1) { Name = "out" }], ["t"]);
        float[] values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 100];
        DeepLiftResult result = DeepLift.Compute(
            new NetworkScorer(new NetworkModel(network, values)),
            SequenceSet.FromStrings(["GAT"]),
            new Neuron("out", 0),
            InputReferences.Of(SequenceSet.FromStrings(["GCT", "GAA"])));
        // The second base is 5 in place of 6 in one reference of two, the third 12 in place of 9 in the other.
        CollectionAssert.AreEqual(new[] { 0, 0, 0, 0, 2.5f, -3, 0, 0, -4.5f, 0, 0, 6 }, result.Contributions);
        CollectionAssert.AreEqual(new[] { 0, -0.5f, 1.5f }, result.Scores(0));
        // Against each reference's base: 3; 6 and 5; 12 and 9.
        float[] hypothetical = [-2, -1, 0, 1, -0.5f, 0.5f, 1.5f, 2.5f, -1.5f, -0.5f, 0.5f, 1.5f];
        CollectionAssert.AreEqual(hypothetical, result.Hypothetical);
        CollectionAssert.AreEqual(new[] { 120f, 121, 117 }, result.Values.Concat(result.ReferenceValues).ToArray());
    }

    [TestMethod]
    public void A_ReLU_passes_on_its_rise_as_a_share_of_what_goes_in()
    {
        // relu(3 [A] - 1) of one base: 2 for A, 0 for none; DeepLIFT gives the whole 2 to A though only 2 of its 3 pass.
        NetworkModel model = Units([3, 0, 0, 0], [-1], [1], 0);
        DeepLiftResult result = Explain(model, "A", InputReferences.Zero);
        CollectionAssert.AreEqual(new[] { 2f, 0, 0, 0 }, result.Contributions);
        Assert.AreEqual(2f / 3 * 3, result.Hypothetical[0], 1e-6f);
    }

    [TestMethod]
    public void Saturation_does_not_hide_a_base()
    {
        // The paper's y = 1 - relu(1 - x1 - x2), x1 and x2 an A at each of two positions: the gradient at (1, 1) is 0.
        NetworkModel model = Units([-1, 0, 0, 0, -1, 0, 0, 0], [1], [-1], 1);
        var scorer = new NetworkScorer(model);
        SequenceSet sequences = SequenceSet.FromStrings(["AA"]);
        var settings = new SaliencySettings { Method = SaliencyMethod.InputTimesGradient };
        Assert.IsTrue(Saliency.Compute(scorer, sequences, new Neuron("out", 0), settings).All(value => value == 0));
        CollectionAssert.AreEqual(new[] { 0.5f, 0.5f }, Explain(model, "AA", InputReferences.Zero).Scores(0));
    }

    [TestMethod]
    [DataRow(11, 1)]
    [DataRow(9, 0)]
    public void A_threshold_does_not_make_a_jump(float x, float y)
    {
        // The paper's y = relu(x - 10): input times gradient jumps from 0 to 10 there.
        CollectionAssert.AreEqual(new[] { y }, Explain(Units([x, 0, 0, 0], [-10], [1], 0), "A", InputReferences.Zero).Scores(0));
    }

    [TestMethod]
    public void A_maximum_goes_to_where_it_is_or_where_the_reference_s_was()
    {
        // The larger of what two bases weigh: A 4, C 3, G 1. From (C, G) to (A, G) the first rises by 1; from (A, C) to (G, C)
        // the maximum falls from 4 to 3, all of it at the first, where 4 became 1.
        var network = new Network(
            "maximum", 2, [new Convolution(1, 1) { Name = "out", Bias = false }, new GlobalMaxPooling(), new Dense(1)], ["t"]);
        var model = new NetworkModel(network, [4, 3, 1, 0, 1, 0]);
        var neuron = new Neuron(network.Steps[^1].Name, 0);
        Assert.AreEqual((1f, 0f), Scores("AG", "CG"));
        Assert.AreEqual((-1f, 0f), Scores("GC", "AC"));
        // From (A, G) to (G, C): the reference's 4 was at the first, which fell by 3, of which the second keeps 2 back.
        Assert.AreEqual((-1f, 0f), Scores("GC", "AG"));

        (float, float) Scores(string sequence, string reference)
        {
            float[] scores = DeepLift.Compute(
                new NetworkScorer(model), SequenceSet.FromStrings([sequence]), neuron,
                InputReferences.Of(SequenceSet.FromStrings([reference]))).Scores(0);
            return (scores[0], scores[1]);
        }
    }

    [TestMethod]
    public void The_order_of_references_does_not_matter()
    {
        (NetworkModel model, SequenceSet sequences, Neuron neuron) = Example();
        string[] references = [.. Enumerable.Range(0, 33).Select(i => Dna.Decode(
            DinucleotideShuffle.Shuffle(sequences[0], new SplittableRandom(i))))];
        float[] forward = Compute(references).Contributions, backward = Compute([.. references.Reverse()]).Contributions;
        for (int i = 0; i < forward.Length; i++)
            Assert.AreEqual(forward[i], backward[i], 1e-5f);

        DeepLiftResult Compute(string[] order) => DeepLift.Compute(
            new NetworkScorer(model), sequences, neuron, InputReferences.Of(SequenceSet.FromStrings(order)));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(20)]
    public void Threads_batches_and_neighbours_do_not_matter(int references)
    {
        (NetworkModel model, SequenceSet sequences, Neuron neuron) = Example();
        InputReferences shuffles = InputReferences.Shuffles(references, seed: 5);
        DeepLiftResult one = DeepLift.Compute(new NetworkScorer(model, threads: 1), sequences, neuron, shuffles);
        DeepLiftResult many = DeepLift.Compute(new NetworkScorer(model, threads: 8), sequences, neuron, shuffles);
        CollectionAssert.AreEqual(one.Contributions, many.Contributions);
        CollectionAssert.AreEqual(one.Hypothetical, many.Hypothetical);
        CollectionAssert.AreEqual(one.Deltas, many.Deltas);
        for (int i = 0; i < sequences.Count; i++)
        {
            DeepLiftResult alone = DeepLift.Compute(
                new NetworkScorer(model), SequenceSet.FromStrings([sequences.Text(i)]), neuron, shuffles);
            CollectionAssert.AreEqual(one.ContributionsOf(i).ToArray(), alone.Contributions);
        }
    }

    [TestMethod]
    public void Where_both_strands_are_read_the_reverse_complement_s_contributions_are_in_reverse()
    {
        NetworkModel model = NetworkExamples.Model("maxima of strands");
        SequenceSet sequences = OnnxParity.Sequences(model.Network.InputLength);
        SequenceSet turned = SequenceSet.FromStrings(
            [.. Enumerable.Range(0, sequences.Count).Select(i => Dna.Decode(Dna.ReverseComplement(sequences[i])))]);
        Neuron neuron = Saliency.OutputNeuron(model.Network, 0);
        DeepLiftResult ahead = DeepLift.Compute(new NetworkScorer(model), sequences, neuron, InputReferences.Zero);
        DeepLiftResult back = DeepLift.Compute(new NetworkScorer(model), turned, neuron, InputReferences.Zero);
        for (int i = 0; i < sequences.Count; i++)
        {
            float[] expected = ahead.HypotheticalOf(i).ToArray();
            Array.Reverse(expected);
            float[] actual = back.HypotheticalOf(i).ToArray();
            for (int k = 0; k < expected.Length; k++)
                Assert.AreEqual(expected[k], actual[k], 1e-5f);
        }
    }

    [TestMethod]
    public void What_does_not_fit_is_named()
    {
        (NetworkModel model, SequenceSet sequences, Neuron neuron) = Example();
        var scorer = new NetworkScorer(model);
        AssertError("references 0: must be 1 or more", () => InputReferences.Shuffles(0));
        AssertError(
            "reference seq1 has 4 bases, the sequences have 30",
            () => DeepLift.Compute(scorer, sequences, neuron, InputReferences.Of(SequenceSet.FromStrings(["ACGT"]))));
        AssertError("reads 30", () => DeepLift.Compute(scorer, SequenceSet.FromStrings(["ACGT"]), neuron));
        AssertError("no layer nowhere", () => DeepLift.Compute(scorer, sequences, new Neuron("nowhere", 0)));
        AssertError("channel 2 is not one of its 2", () => DeepLift.Compute(scorer, sequences, neuron with { Channel = 2 }));
    }

    [TestMethod]
    public void Deltas_that_are_no_number_are_poor()
    {
        // exp(1000) is beyond single precision.
        var network = new Network(
            "overflow", 1, [new Flatten(), new Dense(1), new Activation(ActivationFunction.Exponential), new Dense(1) { Name = "out" }], ["t"]);
        DeepLiftResult result = Explain(new NetworkModel(network, [1000, 0, 0, 0, 0, 1, 0]), "A", InputReferences.Zero);
        Assert.AreEqual(1, result.PoorDeltas);
    }

    private static void AssertError(string expected, Action work) =>
        Assert.Contains(expected, Assert.ThrowsExactly<GenomicsException>(work).Message);

    private static void AssertSums(NetworkModel model, SequenceSet sequences)
    {
        var scorer = new NetworkScorer(model);
        Neuron logit = Saliency.OutputNeuron(model.Network, 0);
        var output = new Neuron(model.Network.Steps[^1].Name, 0);
        foreach (Neuron neuron in new[] { logit, output }.Distinct())
        {
            foreach (InputReferences references in new[] { InputReferences.Zero, InputReferences.Uniform, InputReferences.Shuffles(3) })
            {
                DeepLiftResult result = DeepLift.Compute(scorer, sequences, neuron, references);
                float[] values = scorer.InputGradient(sequences, neuron).Values;
                Assert.AreEqual(0, result.PoorDeltas);
                for (int i = 0; i < sequences.Count; i++)
                {
                    float[] others = result.ReferenceValues[(i * references.Count)..((i + 1) * references.Count)];
                    double scale = Math.Max(1, Math.Max(Math.Abs(values[i]), others.Max(Math.Abs)));
                    Assert.AreEqual(values[i], result.Values[i], 1e-5 * scale);
                    Assert.AreEqual(values[i] - others.Average(), result.Scores(i).Sum(score => (double)score), 1e-4 * scale);
                    for (int k = 0; k < references.Count; k++)
                        Assert.AreEqual(0, result.Deltas[i * references.Count + k], 1e-4 * scale);
                }
            }
        }
    }

    private static void AssertAgrees(NetworkModel model, int seed)
    {
        Network network = model.Network;
        SequenceSet sequences = OnnxParity.Sequences(network.InputLength, 2);
        SequenceSet others = SequenceSet.FromStrings(
            [Dna.Decode(RandomNetworks.Codes(network.InputLength, new SplittableRandom(seed + 100)))]);
        var oracle = new NaiveDeepLift(model);
        int task = network.Tasks.Length - 1;
        DeepLiftResult result = DeepLift.Compute(
            new NetworkScorer(model), sequences, Saliency.OutputNeuron(network, task), InputReferences.Of(others));
        double[] reference = NaiveTraining.OneHot(others[0]);
        for (int i = 0; i < sequences.Count; i++)
        {
            double[] x = NaiveTraining.OneHot(sequences[i]);
            double[] multipliers = oracle.Multipliers(x, reference, task, isLogit: true);
            double scale = Math.Max(1e-3, multipliers.Max(Math.Abs));
            for (int k = 0; k < x.Length; k++)
            {
                Assert.AreEqual(
                    multipliers[k] * (x[k] - reference[k]), result.ContributionsOf(i).Span[k], 1e-3 * scale, $"{network.Name} {seed}: {k}");
                double weighed = Enumerable.Range(0, 4).Sum(b => multipliers[k / 4 * 4 + b] * reference[k / 4 * 4 + b]);
                Assert.AreEqual(multipliers[k] - weighed, result.HypotheticalOf(i).Span[k], 1e-3 * scale, $"{network.Name} {seed}: {k}");
            }
        }
    }

    private static DeepLiftResult Explain(NetworkModel model, string sequence, InputReferences references) =>
        DeepLift.Compute(new NetworkScorer(model), SequenceSet.FromStrings([sequence]), new Neuron("out", 0), references);

    /// <summary>One rectified unit that reads all bases, and one that reads it.</summary>
    private static NetworkModel Units(float[] weights, float[] bias, float[] outWeights, float outBias)
    {
        var network = new Network(
            "units", weights.Length / 4, [new Flatten(), new Dense(1), Relu, new Dense(1) { Name = "out" }], ["t"]);
        return new NetworkModel(network, [.. weights, .. bias, .. outWeights, outBias]);
    }

    private static (NetworkModel Model, SequenceSet Sequences, Neuron Neuron) Example()
    {
        const int Length = 30;
        var network = new Network(
            "example", Length,
            [
                new BothStrands(StrandMerge.Maximum, [new Convolution(20, 5), new BatchNormalization(), Relu]), new MaxPooling(3),
                new Convolution(17, 3) { Padding = Padding.Same }, new Activation(ActivationFunction.Softplus), new Flatten(),
                new Dense(2) { Name = "logits" }, new Activation(ActivationFunction.Sigmoid),
            ],
            ["a", "b"]);
        NetworkModel model = NetworkExamples.Numbered(network, new SplittableRandom(2));
        return (model, OnnxParity.Sequences(Length, 11), new Neuron("logits", 1));
    }
}
