using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.Statistics;
using MlNetGenomics.Studies.MotifDiscovery;

namespace MlNetGenomics.Tests.Studies.MotifDiscovery;

[TestClass]
public class MotifDiscoveryStudyTests
{
    private const int WordCount = 60;

    /// <summary>
    /// A neuron behind two poolings of two that wants one word and is blind to which of four places it is in. Taken apart it
    /// shows the word; sites that activate it, put over each other, show the word in four places at once.
    /// </summary>
    [TestMethod]
    public void A_neuron_blind_to_places_is_read_only_when_it_is_taken_apart()
    {
        PooledNeuron example = PooledNeuron.Make(WordCount);
        DiscoveryComparison comparison = example.Compare();
        DiscoveryNeuron neuron = comparison.Neurons.Single();
        DiscoveredMotif takenApart = neuron[DiscoveryMethod.NeuronMotif];
        Assert.AreEqual(PooledNeuron.Word, takenApart.Best!.Target.Name);
        Assert.IsLessThan(1e-3, takenApart.QValue);
        CollectionAssert.Contains(takenApart.Hits.ToArray(), 0);
        Assert.IsLessThan(takenApart.Score, neuron[DiscoveryMethod.ActivationMaximization].Score);

        // The gradient at one site is that of the one place: 1 for the word's bases and -1 for others.
        DiscoveredMotif site = neuron[DiscoveryMethod.BestSiteSaliency];
        Assert.Contains(PooledNeuron.Word, Consensus.MostProbable(site.Motif!));
        Assert.AreEqual(PooledNeuron.Word, site.Best!.Target.Name);
        Assert.IsLessThan(site.Score, neuron[DiscoveryMethod.MeanSaliency].Score);
    }

    [TestMethod]
    public void Threads_change_nothing()
    {
        PooledNeuron example = PooledNeuron.Make(WordCount);
        string[] Scores(int threads) => [.. example.Compare(threads).Neurons.Single().Motifs.Select(motif => $"{motif.Score:R}")];
        CollectionAssert.AreEqual(Scores(1), Scores(3));
    }

    [TestMethod]
    public void A_dead_neuron_has_no_motif_and_counts()
    {
        PooledNeuron example = PooledNeuron.Make(WordCount);
        NeuronModules dead = example.Modules.Neurons[0] with { GreatestActivation = 0, Modules = [] };
        DiscoveryComparison comparison = (example with { Modules = example.Modules with { Neurons = [dead] } }).Compare();
        DiscoveredMotif none = comparison.Neurons.Single()[DiscoveryMethod.NeuronMotif];
        Assert.AreEqual((0, 1.0, 0.0), (none.MotifCount, none.QValue, none.Score));
        Assert.IsNull(none.Motif);
        DiscoverySummary summary = comparison[DiscoveryMethod.NeuronMotif];
        Assert.AreEqual((1, 0), (summary.NeuronCount, summary.MatchedCount));
        Assert.IsFalse(comparison.PaperOrderHolds);
    }

    [TestMethod]
    public void Settings_out_of_range_and_an_empty_database_are_errors()
    {
        PooledNeuron example = PooledNeuron.Make(WordCount);
        Assert.Contains("saliency sites 0", Assert.ThrowsExactly<GenomicsException>(
            () => example.Compare(settings: new MotifDiscoverySettings { SaliencySites = 0 })).Message);
        Assert.Contains("no known motifs", Assert.ThrowsExactly<GenomicsException>(
            () => (example with { Known = [] }).Compare()).Message);
    }

    /// <summary>Two neurons, q 1e-5 of two motifs and 8e-4 of two motifs: both match, strictly one; against 1 and 1e-2.</summary>
    [TestMethod]
    public void Summaries_count_and_pair()
    {
        DiscoveryNeuron[] neurons = [Neuron(2, 1e-5, 1), Neuron(2, 8e-4, 1e-2)];
        var own = DiscoverySummary.Of(DiscoveryMethod.NeuronMotif, neurons, 1e-3);
        Assert.AreEqual((2, 1, 1.0), (own.MatchedCount, own.StrictCount, own.MatchedShare));
        Assert.AreEqual((5 - Math.Log10(8e-4)) / 2, own.MeanScore, 1e-12);
        Assert.IsNull(own.Against);
        var other = DiscoverySummary.Of(DiscoveryMethod.MeanSaliency, neurons, 1e-3);
        Assert.AreEqual(0, other.MatchedCount);
        PairedTTest expected = PairedTTest.Of([5, -Math.Log10(8e-4)], [0, 2]);
        Assert.AreEqual(expected.T, other.Against!.Value.T, 1e-12);
        Assert.AreEqual(5, neurons[0].Advantage, 1e-12);
    }

    private static DiscoveryNeuron Neuron(int motifs, double own, double others)
    {
        PositionProbabilityMatrix motif = IupacMotif.Parse("ACGT");
        DiscoveredMotif Found(DiscoveryMethod method, int count, double q) => new(
            method, count, motif, new TomtomMatch(0, motif, 0, 4, false, q, q, q), q < 1e-3 ? [0] : []);
        return new DiscoveryNeuron(
            "n",
            0,
            [
                Found(DiscoveryMethod.NeuronMotif, motifs, own),
                .. Enum.GetValues<DiscoveryMethod>().Skip(1).Select(method => Found(method, 1, others)),
            ]);
    }
}
