using MlNetGenomics.Interpretation.Mutagenesis;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Onnx;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Networks;
using MlNetGenomics.Tests.Onnx;

namespace MlNetGenomics.Tests.Interpretation.Mutagenesis;

[TestClass]
public sealed class InSilicoMutagenesisTests
{
    // As in the parity test of architectures: with fewer bases every layer is still there.
    private const int LongestInput = 300;

    public static IEnumerable<string> Names => Architectures.Names;

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Every_architecture_gives_what_its_mutants_do(string name)
    {
        Network network = Architectures.ByName(name);
        if (network.InputLength > LongestInput)
            network = Architectures.ByName(name, LongestInput);
        NetworkModel model = NetworkExamples.Numbered(network, new SplittableRandom(1));
        SequenceSet sequences = OnnxParity.Sequences(network.InputLength, 2);
        int length = network.InputLength;
        // Both ends, where windows run over them, and the middle.
        int each = Math.Min(6, length);
        foreach (int from in new[] { 0, (length - each) / 2, length - each })
            Mutants.AssertIncremental(model, sequences, from, from + each);
    }

    [TestMethod]
    public void Random_networks_give_what_their_mutants_do()
    {
        for (int seed = 0; seed < 150; seed++)
        {
            var random = new SplittableRandom(seed);
            Network network = RandomNetworks.Draw(random).With(name: $"random{seed}");
            NetworkModel model = NetworkExamples.Numbered(network, random);
            Mutants.AssertIncremental(model, OnnxParity.Sequences(network.InputLength, 2), 0, network.InputLength);
        }
    }

    [TestMethod]
    [DynamicData(nameof(NetworkExamples.Names), typeof(NetworkExamples))]
    public void Every_kind_of_layer_gives_what_its_mutants_do(string example)
    {
        NetworkModel model = NetworkExamples.Model(example);
        int length = model.Network.InputLength;
        Mutants.AssertIncremental(model, OnnxParity.Sequences(length, 20), 0, length);
    }

    [TestMethod]
    [DynamicData(nameof(NetworkExamples.Names), typeof(NetworkExamples))]
    public void A_neuron_of_any_layer_gives_what_its_mutants_do(string example)
    {
        NetworkModel model = NetworkExamples.Model(example);
        int length = model.Network.InputLength;
        SequenceSet sequences = OnnxParity.Sequences(length, 2);
        var scorer = new NetworkScorer(model);
        foreach (NetworkStep step in model.Network.Steps)
        {
            int strands = scorer.FeatureMaps(sequences, step.Name).Strands;
            var neuron = new Neuron(
                step.Name, step.Output.Channels - 1, step.Output.Positions / 2, strands - 1);
            float[] Score(SequenceSet set)
            {
                FeatureMaps maps = scorer.FeatureMaps(set, step.Name);
                int at = neuron.Position * maps.Shape.Channels + neuron.Channel;
                return [.. Enumerable.Range(0, set.Count).Select(i => maps.Map(i, neuron.Strand)[at])];
            }
            float[] expected = Mutants.Deltas(sequences, 0, length, Score);
            foreach (MutagenesisMethod method in new[] { MutagenesisMethod.Incremental, MutagenesisMethod.BruteForce })
            {
                MutagenesisResult result = InSilicoMutagenesis.Compute(
                    scorer, sequences, new MutagenesisSettings { Target = neuron, Method = method });
                Assert.AreEqual(method == MutagenesisMethod.Incremental, result.IsIncremental);
                Mutants.AssertClose(expected, result.Deltas, Score(sequences), $"{example}, {step.Name}, {method}");
            }
        }
    }

    [TestMethod]
    [DataRow("koo:CNN-4")]
    [DataRow("museam")]
    [DataRow("deepstarr")]
    public void A_network_read_from_ONNX_gives_what_its_mutants_do(string name)
    {
        NetworkModel model = NetworkExamples.Numbered(Architectures.ByName(name), new SplittableRandom(5));
        NetworkModel imported = NetworkOnnx.Import(NetworkOnnx.Export(model), name);
        int length = model.Network.InputLength;
        Mutants.AssertIncremental(imported, OnnxParity.Sequences(length, 1), length / 2, length / 2 + 8);
    }

    [TestMethod]
    public void Results_do_not_depend_on_threads()
    {
        NetworkModel model = NetworkExamples.Numbered(Architectures.ByName("koo:CNN-10"), new SplittableRandom(2));
        SequenceSet sequences = OnnxParity.Sequences(model.Network.InputLength, 3);
        float[] one = InSilicoMutagenesis.Compute(new NetworkScorer(model, 1), sequences).Deltas;
        foreach (int threads in new[] { 2, 5, 0 })
            CollectionAssert.AreEqual(one, InSilicoMutagenesis.Compute(new NetworkScorer(model, threads), sequences).Deltas);
    }

    [TestMethod]
    public void A_sequence_s_numbers_do_not_depend_on_the_others_nor_on_the_window()
    {
        NetworkModel model = NetworkExamples.Numbered(Architectures.ByName("sharpr"), new SplittableRandom(2));
        var scorer = new NetworkScorer(model);
        SequenceSet sequences = OnnxParity.Sequences(model.Network.InputLength, 18);
        MutagenesisResult all = InSilicoMutagenesis.Compute(
            scorer, sequences, new MutagenesisSettings { From = 50, To = 61 });
        MutagenesisResult last = InSilicoMutagenesis.Compute(
            scorer, sequences.Subset([17]), new MutagenesisSettings { From = 54, To = 56 });
        for (int position = 54; position < 56; position++)
        {
            for (int code = 0; code < Dna.BaseCount; code++)
                Assert.AreEqual(all.Delta(17, position, code, 2), last.Delta(0, position, code, 2));
        }
    }

    [TestMethod]
    public void A_linear_network_gives_differences_of_its_weights()
    {
        // One dense layer on the bases: replacing a by b adds weight[b] - weight[a].
        var network = new Network("linear", 3, [new Flatten(), new Dense(1)], ["t"]);
        float[] weights = [1, 2, 4, 8, 3, 5, 7, 11, 6, 10, 14, 22];
        var scorer = new NetworkScorer(new NetworkModel(network, [.. weights, 0.5f]));
        MutagenesisResult result = InSilicoMutagenesis.Compute(scorer, SequenceSet.FromStrings(["CTA"]));
        CollectionAssert.AreEqual(new float[] { 2 + 11 + 6 + 0.5f }, result.Values);
        CollectionAssert.AreEqual(
            new float[] { -1, 0, 2, 6, -8, -6, -4, 0, 0, 4, 8, 16 }, result.Deltas);
        CollectionAssert.AreEqual(new float[] { 1, 0, -2, -6, 8, 6, 4, 0, 0, -4, -8, -16 }, result.Scores(0));
        CollectionAssert.AreEqual(new float[] { -6, 8, -16 }, result.Importance(0));
    }

    [TestMethod]
    public void An_N_is_replaced_by_all_four_bases()
    {
        var network = new Network("linear", 2, [new Flatten(), new Dense(1)], ["t"]);
        var scorer = new NetworkScorer(new NetworkModel(network, [1, 2, 4, 8, 0, 0, 0, 0, 0]));
        SequenceSet sequences = SequenceSet.FromStrings(["NA"], ambiguity: AmbiguityPolicy.AsN);
        float[] deltas = InSilicoMutagenesis.Compute(scorer, sequences).Deltas;
        CollectionAssert.AreEqual(new float[] { 1, 2, 4, 8, 0, 0, 0, 0 }, deltas);
    }

    [TestMethod]
    public void Logits_go_into_the_last_activation()
    {
        NetworkModel model = NetworkExamples.Numbered(Architectures.ByName("toy2"), new SplittableRandom(3));
        var scorer = new NetworkScorer(model);
        SequenceSet sequences = OnnxParity.Sequences(model.Network.InputLength, 2);
        MutagenesisResult logits = InSilicoMutagenesis.Compute(
            scorer, sequences, new MutagenesisSettings { Value = MutagenesisValue.Logit });
        MutagenesisResult predictions = InSilicoMutagenesis.Compute(scorer, sequences);
        for (int i = 0; i < predictions.Deltas.Length; i++)
        {
            double logit = logits.Values[i / (predictions.Deltas.Length / 2)];
            double expected = Sigmoid(logit + logits.Deltas[i]) - Sigmoid(logit);
            Assert.AreEqual(expected, predictions.Deltas[i], 1e-5);
        }

        static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
    }

    [TestMethod]
    public void A_function_of_the_outputs_is_compared_in_place_of_them()
    {
        NetworkModel model = NetworkExamples.Numbered(Architectures.ByName("sharpr"), new SplittableRandom(4));
        var scorer = new NetworkScorer(model);
        SequenceSet sequences = OnnxParity.Sequences(model.Network.InputLength, 2);
        var settings = new MutagenesisSettings { From = 100, To = 104 };
        var mutagenesis = new InSilicoMutagenesis(scorer, settings);
        MutagenesisResult plain = mutagenesis.Run(sequences);
        MutagenesisResult difference = mutagenesis.Run(sequences, outputs => outputs[0] - outputs[2], "k562 - hepg2");
        CollectionAssert.AreEqual(new[] { "k562 - hepg2" }, difference.Outputs);
        for (int i = 0; i < difference.Deltas.Length; i++)
            Assert.AreEqual(plain.OfOutput(0)[i] - plain.OfOutput(2)[i], difference.Deltas[i], 1e-5);
    }

    [TestMethod]
    public void What_cannot_be_mutated_is_named()
    {
        NetworkModel model = NetworkExamples.Model("plain");
        var scorer = new NetworkScorer(model);
        Assert.Contains(
            "positions 5 to 21",
            Assert.ThrowsExactly<GenomicsException>(
                () => new InSilicoMutagenesis(scorer, new MutagenesisSettings { From = 5, To = 21 })).Message);
        Assert.Contains(
            "channel 6",
            Assert.ThrowsExactly<GenomicsException>(() => new InSilicoMutagenesis(
                scorer, new MutagenesisSettings { Target = new Neuron("convolution1", 6) })).Message);
        Assert.Contains(
            "5 bases",
            Assert.ThrowsExactly<GenomicsException>(
                () => InSilicoMutagenesis.Compute(scorer, SequenceSet.FromStrings(["ACGTA"]))).Message);
    }

    [TestMethod]
    public void Cancellation_stops_it()
    {
        NetworkModel model = NetworkExamples.Model("plain");
        SequenceSet sequences = OnnxParity.Sequences(model.Network.InputLength, 2);
        Assert.ThrowsExactly<OperationCanceledException>(() => InSilicoMutagenesis.Compute(
            new NetworkScorer(model), sequences, cancellation: new CancellationToken(canceled: true)));
    }
}
