using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Networks;

namespace MlNetGenomics.Tests.NeuronMotif;

[TestClass]
public sealed class ActivationSamplerTests
{
    private const string Word = "ACGTTGCATTCA";

    private static readonly SamplingSettings Small = new() { GenerationSize = 200, MostGenerations = 30, Seed = 3 };

    [TestMethod]
    public void All_sequences_that_activate_a_small_neuron_are_found()
    {
        var network = new Network(
            "small", 5, [new Convolution(2, 5) { Name = "conv" }, NeuronExamples.Relu], ["a", "b"]);
        NetworkModel model = NetworkExamples.Numbered(network, new SplittableRandom(9));
        float[] weights = model.Parameter("conv", ParameterKind.Weight).ToArray();
        float bias = model.Parameter("conv", ParameterKind.Bias)[1];
        var expected = new Dictionary<string, float>();
        for (int number = 0; number < 1024; number++)
        {
            int[] bases = [.. Enumerable.Range(0, 5).Select(p => number >> (2 * p) & 3)];
            float value = bias + bases.Select((b, p) => weights[(p * 4 + b) * 2 + 1]).Sum();
            if (value > 0)
                expected[string.Concat(bases.Select(b => Dna.Letters[b]))] = value;
        }
        NeuronSamples samples = ActivationSampler.Sample(new NeuronSubstructure(model, "activation1", 1));
        Assert.HasCount(samples.Count, expected);
        for (int i = 0; i < samples.Count; i++)
            Assert.AreEqual(expected[Dna.Decode(samples[i])], samples.Activations[i], 1e-5);
        Assert.AreEqual(expected.Values.Max(), samples.GreatestActivation, 1e-5);
    }

    [TestMethod]
    public void A_search_finds_the_best_sequence_and_nothing_twice()
    {
        // 12 bases are more than are enumerated. A quarter for each match, and off for each miss, less 1: with up to
        // three misses the neuron is active, and the best is the word itself.
        var neuron = new NeuronSubstructure(NeuronExamples.Word(Word, -1, 0.25f), "activation1", 0);
        NeuronSamples samples = ActivationSampler.Sample(neuron, Small with { MostPerBin = 40 });
        Assert.AreEqual(2, samples.GreatestActivation);
        string[] letters = [.. Enumerable.Range(0, samples.Count).Select(i => Dna.Decode(samples[i]))];
        Assert.AreEqual(letters.Length, letters.Distinct().Count());
        CollectionAssert.Contains(letters, Word);
        for (int i = 0; i < letters.Length; i++)
            Assert.AreEqual(2 - 0.5 * letters[i].Zip(Word).Count(pair => pair.First != pair.Second), samples.Activations[i]);
        // Each number of misses has a bin of its own, and of two and three misses there are more than may stay.
        foreach (float activation in (float[])[0.5f, 1])
            Assert.AreEqual(40, samples.Activations.Count(value => value == activation));
    }

    [TestMethod]
    public void A_search_finds_the_best_of_all_sequences()
    {
        NetworkModel model = NetworkExamples.Numbered(
            new Network(
                "eleven", 11,
                [
                    new Convolution(4, 4), new BatchNormalization(), NeuronExamples.Relu, new MaxPooling(2),
                    new Convolution(2, 4), NeuronExamples.Relu, new Flatten(), new Dense(1),
                ],
                ["t"]),
            new SplittableRandom(6));
        var neuron = new NeuronSubstructure(model, "activation2", 0);
        NeuronSamples all = ActivationSampler.Sample(neuron, new SamplingSettings { MostEnumerated = 11 });
        NeuronSamples found = ActivationSampler.Sample(neuron, SamplingSettings.Paper);
        Assert.IsGreaterThan(0, all.Count);
        Assert.IsLessThan(all.Count / 10, found.Count);
        Assert.AreEqual(all.GreatestActivation, found.GreatestActivation);
    }

    [TestMethod]
    public void Threads_change_nothing_and_the_seed_does()
    {
        NetworkModel model = NetworkExamples.Numbered(
            new Network(
                "deep", 20,
                [
                    new Convolution(4, 5), new BatchNormalization(), NeuronExamples.Relu, new MaxPooling(2),
                    new Convolution(3, 4), NeuronExamples.Relu, new Flatten(), new Dense(1),
                ],
                ["t"]),
            new SplittableRandom(2));
        NeuronSamples[] samples =
        [
            .. new[] { 1, 3 }.Select(threads => ActivationSampler.Sample(
                new NeuronSubstructure(model, "activation2", 2, threads), Small)),
        ];
        Assert.IsGreaterThan(0, samples[0].Count);
        CollectionAssert.AreEqual(samples[0].Codes, samples[1].Codes);
        CollectionAssert.AreEqual(samples[0].Activations, samples[1].Activations);
        NeuronSamples other = ActivationSampler.Sample(
            new NeuronSubstructure(model, "activation2", 2), Small with { Seed = 4 });
        CollectionAssert.AreNotEqual(samples[0].Codes, other.Codes);
    }

    [TestMethod]
    [DataRow("ACG")]
    [DataRow(Word)]
    public void A_dead_neuron_has_no_sequences_and_no_modules(string word)
    {
        NeuronSamples samples = ActivationSampler.Sample(
            new NeuronSubstructure(NeuronExamples.Word(word, -100), "activation1", 0), Small);
        Assert.IsTrue(samples.IsDead);
        Assert.AreEqual(0, samples.Count);
        Assert.AreEqual(0, samples.GreatestActivation);
        NeuronModules modules = NeuronDemixer.Demix(samples);
        Assert.IsTrue(modules.IsDead);
        Assert.AreEqual(double.NaN, modules.ConsensusRatio);
    }

    [TestMethod]
    public void Modules_are_pasted_where_their_neurons_add()
    {
        // Only the second word adds, at the last of three pooled positions: from base 4 or 5 on.
        NetworkModel model = NeuronExamples.Model(
            new Network(
                "two", 8,
                [
                    new Convolution(2, 3) { Name = "conv" }, NeuronExamples.Relu, new MaxPooling(2),
                    new Convolution(1, 3) { Name = "both" },
                ],
                ["t"]),
            ("conv", ParameterKind.Weight, NeuronExamples.Matching("ACG", "TGC")),
            ("both", ParameterKind.Weight, [-1, 0, -1, 0, 0, 2]));
        var neuron = new NeuronSubstructure(model, "both", 0);
        NeuronModules[] previous = [Modules(0, "ACG"), Modules(1, "TGC")];
        SeedSites sites = SeedSites.Of(neuron, previous)!;
        var random = new SplittableRandom(1);
        int early = 0;
        for (int i = 0; i < 400; i++)
        {
            var sequence = new byte[8];
            sites.Paste(sequence, random);
            string letters = Dna.Decode(sequence);
            Assert.IsTrue(letters is "AAAATGCA" or "AAAAATGC", letters);
            early += letters[4] == 'T' ? 1 : 0;
        }
        Assert.AreEqual(200, early, 5 * Math.Sqrt(100));
        Assert.IsNull(SeedSites.Of(neuron, [Modules(0, "ACG")]));
        Assert.IsNull(SeedSites.Of(new NeuronSubstructure(model, "conv", 0), []));
        Assert.AreEqual(
            "neuron both_1: module m has 4 bases, but neurons of the convolution before see 3",
            Assert.ThrowsExactly<GenomicsException>(() => SeedSites.Of(neuron, [Modules(1, "ACGT")])).Message);
        Assert.AreEqual(
            "neuron both_1: the layer before has 2 channels, and no neuron 2",
            Assert.ThrowsExactly<GenomicsException>(() => SeedSites.Of(neuron, [Modules(2, "ACG")])).Message);
    }

    [TestMethod]
    public void A_search_that_begins_with_modules_finds_what_chance_does_not()
    {
        // So slight a gradient moves hardly a base, and one sequence in thirty thousand has the word by chance.
        const string Long = "ACGTTGCA";
        NetworkModel model = NeuronExamples.Model(
            new Network(
                "rare", 12,
                [
                    new Convolution(1, 8) { Name = "conv" }, NeuronExamples.Relu, new MaxPooling(2),
                    new Convolution(1, 2) { Name = "sum" }, NeuronExamples.Relu, new GlobalMaxPooling(),
                ],
                ["t"]),
            ("conv", ParameterKind.Weight, [.. NeuronExamples.Matching(Long).Select(weight => weight / 1000)]),
            ("conv", ParameterKind.Bias, [-0.0065f]),
            ("sum", ParameterKind.Weight, [1, 1]));
        NeuronModules first = NeuronDemixer.Demix(
            ActivationSampler.Sample(new NeuronSubstructure(model, "activation1", 0)));
        Assert.AreEqual(Long, Consensus.MostProbable(first.Modules.Single().Motif));
        var neuron = new NeuronSubstructure(model, "activation2", 0);
        Assert.AreEqual(11, neuron.Length);
        SamplingSettings once = Small with { MostGenerations = 1 };
        Assert.IsTrue(ActivationSampler.Sample(neuron, once).IsDead);
        NeuronSamples samples = ActivationSampler.Sample(neuron, once, [first]);
        // All 200 seeds; a site at one of the four places leaves three bases to chance.
        Assert.IsGreaterThan(100, samples.Count);
        for (int i = 0; i < samples.Count; i++)
            StringAssert.Contains(Dna.Decode(samples[i]), Long);
    }

    [TestMethod]
    public void Bases_are_redrawn_along_the_gradient()
    {
        var search = new ActivationSearch(
            new NeuronSubstructure(NeuronExamples.Word("ACG", 0), "activation1", 0), Small, new SplittableRandom(1));
        byte[] codes = [.. Enumerable.Repeat(Dna.Encode("ACG"), 3000).SelectMany(codes => codes)];
        CollectionAssert.AreEqual(codes, search.Redraw(codes, new float[codes.Length * 4], new SplittableRandom(2)));
        // The first base has no chance and T has all of it, the second is left with 1 : 3, the third is as it was.
        float[] gradient = [-1, 0, 0, 5, 0, 0, 3, -9, 0, 0, 0, 0];
        float[] gradients = [.. Enumerable.Repeat(gradient, 3000).SelectMany(gradient => gradient)];
        byte[] redrawn = search.Redraw(codes, gradients, new SplittableRandom(2));
        string[] letters = [.. Enumerable.Range(0, 3000).Select(i => Dna.Decode(redrawn.AsSpan(3 * i, 3)))];
        Assert.IsTrue(letters.All(word => word is "TCG" or "TGG"));
        Assert.AreEqual(750, letters.Count(word => word == "TCG"), 5 * Math.Sqrt(3000 * 0.25 * 0.75));
    }

    [TestMethod]
    public void The_best_are_kept_and_shifted_and_the_rest_crossed()
    {
        var neuron = new NeuronSubstructure(NeuronExamples.PooledWord("ACGTG", 1), "sum", 0);
        var search = new ActivationSearch(neuron, Small, new SplittableRandom(1));
        string[] parents = ["AAAAAA", "CCCCCC", "GGGGGG", "TTTTTT", "ACGTGA", "AAAAAC", "AAAAAG", "AAAAAT", "AAAACA", "AAACAA"];
        float[] responses = [0, 0, 0, 0, 9, 0, 0, 0, 0, float.NegativeInfinity];
        byte[] next = search.Breed([.. parents.SelectMany(word => Dna.Encode(word))], responses, new SplittableRandom(5));
        string[] children = [.. Enumerable.Range(0, 10).Select(i => Dna.Decode(next.AsSpan(6 * i, 6)))];
        // A tenth is one; a pooling of two shifts it by one base either way.
        CollectionAssert.AreEqual(new[] { "ACGTGA", "AACGTG", "CGTGAA" }, children[..3]);
        foreach (string child in children[3..])
        {
            Assert.IsTrue(
                parents[..9].Any(first => parents[..9].Any(second => Enumerable.Range(1, 5).Any(
                    point => child == first[..point] + second[point..]))),
                child);
        }
    }

    [TestMethod]
    public void Settings_out_of_range_are_named()
    {
        var neuron = new NeuronSubstructure(NeuronExamples.Word("ACG", 0), "conv", 0);
        Assert.AreEqual(
            "patience 0: must be 1 or more",
            Assert.ThrowsExactly<GenomicsException>(
                () => ActivationSampler.Sample(neuron, Small with { Patience = 0 })).Message);
        // 1,000 for each 20 bases, held to 2,000 to 5,000.
        CollectionAssert.AreEqual(
            new[] { 2000, 2000, 3000, 5000, 5000 },
            new[] { 18, 51, 72, 112, 144 }.Select(SamplingSettings.Paper.SizeFor).ToArray());
    }

    private static NeuronModules Modules(int channel, string word)
    {
        PositionProbabilityMatrix motif = IupacMotif.Parse(word, name: "m");
        return new NeuronModules("n", channel, 3, [new NeuronModule("m", motif, 1, 3, 3)]);
    }
}
