using MlNetGenomics.Clustering;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Regulators;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tests.Regulators;

[TestClass]
public class SequenceClustersTests
{
    private const int Size = 40;

    private static readonly string[] Words = ["ACGTTGCAAC", "GGATCTTAGG", "CCCATTACGA", "TGTGAGCCTA", "AAGCGCTTTC", "TTGACCGATG"];

    /// <summary>Three groups of sequences with two words each, and a model that knows the six words.</summary>
    [TestMethod]
    [DataRow(ClusterBasis.Components)]
    [DataRow(ClusterBasis.Map)]
    public void Groups_with_words_of_their_own_are_found_with_their_factors(ClusterBasis basis)
    {
        ImportantFactors factors = Planted();
        CollectionAssert.AreEqual(new[] { "F0", "F1", "F2", "F3", "F4", "F5" }, factors.Names.ToArray());
        var settings = new SequenceClusterSettings
        {
            TopKernels = 2,
            Basis = basis,
            // As many as there are alike: fewer would cut groups whose rows are all equal at random.
            Neighbours = Size - 1,
            Communities = new LeidenSettings { Resolution = 0.5 },
        };
        var clusters = SequenceClusters.Find(factors, settings);
        Assert.AreEqual(3, clusters.Partition.Count);
        for (int i = 0; i < 3 * Size; i++)
            Assert.AreEqual(clusters.Partition.Labels[i / Size * Size], clusters.Partition.Labels[i], $"sequence {i}");
        for (int group = 0; group < 3; group++)
        {
            string[] marks = [.. clusters.MarksOf(clusters.Partition.Labels[group * Size], 0.05).Select(mark => mark.Factor).Order()];
            CollectionAssert.AreEqual(new[] { $"F{2 * group}", $"F{2 * group + 1}" }, marks);
        }
        ClusterFactor first = clusters.Marks[0];
        Assert.IsTrue(first.Inside > 0.9 && first.Outside < 0.1 && first.Test.Auroc > 0.9);
        CollectionAssert.AreEqual(clusters.Map.ToArray(), SequenceClusters.Find(factors, settings with { Threads = 1 }).Map.ToArray());

        IReadOnlyList<MarkedCluster> located = clusters.Locate([.. Enumerable.Range(0, 3 * Size).Select(i => i < Size / 2)]);
        Assert.AreEqual(clusters.Partition.Labels[0], located[0].Cluster);
        Assert.AreEqual((1.0, false), (located[0].Share, located[0].IsMajority));
        Assert.AreEqual(0, located[1].Test.Found);
    }

    [TestMethod]
    public void Factors_matter_where_their_kernels_are_among_the_most_important()
    {
        ImportantFactors factors = Planted();
        for (int i = 0; i < factors.SequenceCount; i++)
        {
            for (int factor = 0; factor < 6; factor++)
                Assert.AreEqual(factor / 2 == i / Size, factors[i, factor], $"sequence {i}, factor {factor}");
        }
        CollectionAssert.AreEqual(new double[] { 1, 1, 0, 0, 0, 0 }, factors.ToMatrix()[..6]);
    }

    [TestMethod]
    public void Too_little_to_cluster()
    {
        ImportantFactors factors = Planted();
        Assert.Contains("120 sequences are too few for 120 neighbours", Assert.ThrowsExactly<GenomicsException>(
            () => SequenceClusters.Find(factors, new SequenceClusterSettings { Neighbours = 120 })).Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => SequenceClusters.Find(factors, new SequenceClusterSettings { TopKernels = 0 }));
        Assert.ThrowsExactly<ArgumentException>(
            () => SequenceClusters.Find(factors, new SequenceClusterSettings { TopKernels = 2 }).Locate([true]));
    }

    private static ImportantFactors Planted()
    {
        MuseamModel model = PlantedModel.Of(100, [.. Words.Select(word => (word, 1f))]);
        SequenceSet sequences = PlantedModel.Sequences(3, 100, Enumerable.Range(0, 3 * Size).Select(i =>
            new[] { (Words[i / Size * 2], 10), (Words[i / Size * 2 + 1], 50) }));
        var scorer = new MuseamScorer(model);
        var importance = KernelImportance.Of(model, scorer.Score(sequences), scorer.Predict(sequences));
        KernelFactors factors = KernelFactors.Find(model, PlantedModel.Database(model, "F0", "F1", "F2", "F3", "F4", "F5"));
        return ImportantFactors.Of(importance, factors, 2);
    }
}
