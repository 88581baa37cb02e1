using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.NeuronMotif;

[TestClass]
public sealed class NeuronDemixerTests
{
    private const string Word = "ACGTG";

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    public void Shifts_that_poolings_hide_become_modules(int poolings)
    {
        NetworkModel model = poolings == 0 ? NeuronExamples.Word(Word, -1) : NeuronExamples.PooledWord(Word, poolings);
        NeuronSamples samples = Samples(model, poolings == 0 ? "conv" : "sum");
        NeuronModules modules = NeuronDemixer.Demix(samples);
        int shifts = 1 << poolings;
        Assert.HasCount(shifts, modules.Modules);
        int[] best = [.. modules.Modules.Select(
            module => Enumerable.Range(0, shifts).MaxBy(start => NeuronExamples.Correlation(module.Motif, Word, start)))];
        CollectionAssert.AreEquivalent(Enumerable.Range(0, shifts).ToArray(), best);
        for (int i = 0; i < shifts; i++)
        {
            NeuronModule module = modules.Modules[i];
            Assert.IsGreaterThan(0.95, NeuronExamples.Correlation(module.Motif, Word, best[i]));
            Assert.AreEqual(4, module.ConsensusActivation);
            Assert.AreEqual(4, module.GreatestActivation);
            Assert.AreEqual(module.SequenceCount, module.Motif.SiteCount);
        }
        Assert.AreEqual(samples.Count, modules.Modules.Sum(module => module.SequenceCount));
        Assert.AreEqual(1, modules.ConsensusRatio);
        PositionProbabilityMatrix stacked =
            ModuleMotif.Of("all", samples, [.. Enumerable.Range(0, samples.Count)], 20);
        bool isMixed = Enumerable.Range(0, shifts).All(
            start => NeuronExamples.Correlation(stacked, Word, start) < 0.9);
        Assert.AreEqual(poolings > 0, isMixed);
    }

    [TestMethod]
    public void Small_sets_are_not_split()
    {
        NeuronSamples samples = Samples(NeuronExamples.PooledWord(Word, 1), "sum");
        Assert.HasCount(
            1, NeuronDemixer.Demix(samples, settings: new DemixSettings { FewestSequences = samples.Count + 1 }).Modules);
        Assert.HasCount(
            2, NeuronDemixer.Demix(samples, settings: new DemixSettings { FewestSequences = samples.Count }).Modules);
        int groups = (int)Math.Log2(samples.Count) + 1;
        Assert.HasCount(1, NeuronDemixer.Demix(samples, groups).Modules);
    }

    [TestMethod]
    public void Clusters_learned_from_a_part_are_those_of_all()
    {
        NeuronSamples samples = Samples(NeuronExamples.PooledWord(Word, 2), "sum");
        NeuronModules all = NeuronDemixer.Demix(samples);
        NeuronModules part = NeuronDemixer.Demix(samples, settings: new DemixSettings { MostNumbers = 800 });
        Assert.HasCount(4, part.Modules);
        Assert.AreEqual(samples.Count, part.Modules.Sum(module => module.SequenceCount));
        CollectionAssert.AreEquivalent(
            all.Modules.Select(Place).ToArray(), part.Modules.Select(Place).ToArray());
        CollectionAssert.AreEquivalent(new[] { 0, 1, 2, 3 }, part.Modules.Select(Place).ToArray());

        static int Place(NeuronModule module) =>
            Consensus.MostProbable(module.Motif).IndexOf(Word, StringComparison.Ordinal);
    }

    [TestMethod]
    public void Threads_change_nothing()
    {
        NeuronModules[] runs = [.. new[] { 1, 3 }.Select(threads => NeuronDemixer.Demix(ActivationSampler.Sample(
            new NeuronSubstructure(NeuronExamples.TwoWords("TAC", "GAT"), "both", 0, threads)), 2))];
        Assert.HasCount(runs[0].Modules.Length, runs[1].Modules);
        for (int i = 0; i < runs[0].Modules.Length; i++)
        {
            CollectionAssert.AreEqual(
                runs[0].Modules[i].Motif.Probabilities.ToArray(), runs[1].Modules[i].Motif.Probabilities.ToArray());
        }
    }

    [TestMethod]
    public void Words_that_shift_on_their_own_are_four_facets()
    {
        NeuronSamples samples = Samples(NeuronExamples.TwoWords("TAC", "GAT"), "activation2");
        NeuronModules modules = NeuronDemixer.Demix(samples, 2);
        string[] consensuses = [.. modules.Modules.Select(module => Consensus.MostProbable(module.Motif))];
        int[] places = [.. consensuses.Select(letters =>
            10 * letters.IndexOf("TAC", StringComparison.Ordinal) + letters.LastIndexOf("GAT", StringComparison.Ordinal))];
        CollectionAssert.AreEquivalent(new[] { 4, 5, 14, 15 }, places);
        Assert.HasCount(2, NeuronDemixer.Demix(samples, 1).Modules);
    }

    [TestMethod]
    public void Groups_grow_until_the_consensus_test_holds()
    {
        // Each facet once, C in between. Two clusters leave one word in both its places; of the two bases of a column the
        // first of the alphabet is the consensus: CAAC for TACC and CTAC, which has neither word.
        var neuron = new NeuronSubstructure(NeuronExamples.TwoWords("TAC", "GAT"), "activation2", 0);
        byte[] codes = Dna.Encode("TACCGATCTACCCGATCTACGATCCTACCGAT");
        var activations = new float[4];
        neuron.Activations(codes, activations);
        var samples = new NeuronSamples(neuron, codes, activations, 2.5);
        CollectionAssert.AreEqual(new float[] { 2.5f, 2.5f, 2.5f, 2.5f }, activations);
        var settings = new DemixSettings { FewestSequences = 1, Starts = 20 };
        LayerModules layer = LayerDemixer.Demix(groups => [NeuronDemixer.Demix(samples, groups, settings)], settings);
        Assert.AreEqual(2, layer.Groups);
        Assert.IsTrue(layer.Test.Holds);
        Assert.AreEqual(1, layer.Test.Mean);
        Assert.HasCount(4, layer.Neurons.Single().Modules);
        LayerModules held = LayerDemixer.Demix(
            groups => [NeuronDemixer.Demix(samples, groups, settings)], settings with { MostGroups = 1 });
        Assert.AreEqual(1, held.Groups);
        Assert.IsFalse(held.Test.Holds);
        Assert.HasCount(2, held.Neurons.Single().Modules);
    }

    [TestMethod]
    public void A_motif_is_the_weighted_mean_of_its_bins_and_empty_bins_follow_the_next()
    {
        var neuron = new NeuronSubstructure(NeuronExamples.Word("A", 0), "activation1", 0);
        byte[] codes = Dna.Encode("ACCGT");
        var samples = new NeuronSamples(neuron, codes, [4, 1, 1.5f, 1.3f, 9], 9);
        // Bins of width 1 up to 4: A alone in the last, weight 4; none in the one before, weight 2.5; C, C and G in the
        // second, weight 3.8 / 3; none in the first, weight .5. T is not of the set.
        PositionProbabilityMatrix motif = ModuleMotif.Of("m", samples, [0, 1, 2, 3], 4);
        double low = 3.8 / 3 + 0.5, sum = 6.5 + low;
        double[] expected = [6.5 / sum, low * 2 / 3 / sum, low / 3 / sum, 0];
        for (int b = 0; b < 4; b++)
            Assert.AreEqual(expected[b], motif[0, b], 1e-6);
    }

    [TestMethod]
    public void Ten_neurons_are_tested_and_fewer_averaged()
    {
        Assert.IsTrue(ConsensusTest.Of([Neuron(0.96)]).Holds);
        Assert.IsFalse(ConsensusTest.Of([Neuron(0.95)]).Holds);
        ConsensusTest none = ConsensusTest.Of([Dead()]);
        Assert.AreEqual(0, none.NeuronCount);
        Assert.IsFalse(none.Holds);
        // Nine of m and one of m + 10 d: their mean is m + d and its standard error d, so t = (m + d - .95) / d; the tables'
        // t of nine degrees of freedom that is exceeded with a chance of .1 is 1.383.
        foreach ((double t, bool holds) in new[] { (1.38, false), (1.39, true) })
        {
            double d = 0.001, m = 0.95 + (t - 1) * d;
            ConsensusTest test = ConsensusTest.Of(
                [.. Enumerable.Repeat(m, 9).Append(m + 10 * d).Select(Neuron), Dead()]);
            Assert.AreEqual(10, test.NeuronCount);
            Assert.AreEqual(holds, test.Holds);
            Assert.AreEqual(m + d, test.Mean, 1e-12);
        }

        static NeuronModules Neuron(double ratio) => new(
            "n", 0, 1, [new NeuronModule("n.1", IupacMotif.Parse("ACG", name: "n.1"), 1, 1, ratio)]);

        static NeuronModules Dead() => new("d", 0, 0, []);
    }

    private static NeuronSamples Samples(NetworkModel model, string layer) =>
        ActivationSampler.Sample(new NeuronSubstructure(model, layer, 0));
}
