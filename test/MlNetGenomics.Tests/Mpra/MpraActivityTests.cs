using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Mpra;

namespace MlNetGenomics.Tests.Mpra;

[TestClass]
public sealed class MpraActivityTests
{
    private const long Missing = MpraCounts.Missing;

    [TestMethod]
    public void Activity_is_the_log_ratio_of_shares_of_counts_plus_one()
    {
        // Plus one: RNA 8, 2, 1 of 11 and 4, 4, 4 of 12, DNA 4, 4, 2 of 10.
        var activity = MpraActivity.Of(MpraTable.Of([3, 3, 1], [7, 1, 0], [3, 3, 3]));
        double[] first = [Math.Log2(8.0 / 11 / 0.4), Math.Log2(2.0 / 11 / 0.4), Math.Log2(1.0 / 11 / 0.2)];
        double[] second = [Math.Log2(4.0 / 12 / 0.4), Math.Log2(4.0 / 12 / 0.4), Math.Log2(4.0 / 12 / 0.2)];
        ExperimentActivity experiment = activity.Experiments.Single();
        for (int i = 0; i < 3; i++)
        {
            Assert.AreEqual(first[i], experiment.ByReplicate[0][i], 1e-12);
            Assert.AreEqual(second[i], experiment.ByReplicate[1][i], 1e-12);
            Assert.AreEqual((first[i] + second[i]) / 2, experiment.Mean[i], 1e-12);
        }
        Assert.AreEqual(0, activity.LeftOut);
    }

    [TestMethod]
    public void Weights_fall_from_the_nearest_replicates_to_the_farthest()
    {
        // Distances |log2 (8/11 : 4/12)|, |log2 (2/11 : 4/12)|, |log2 (1/11 : 4/12)|.
        double[] distances = [Math.Log2(96.0 / 44), Math.Log2(44.0 / 24), Math.Log2(44.0 / 12)];
        IReadOnlyList<double> weights = MpraActivity.Of(MpraTable.Of([3, 3, 1], [7, 1, 0], [3, 3, 3])).Weights;
        Assert.AreEqual(1, weights[1]);
        Assert.AreEqual(0, weights[2]);
        Assert.AreEqual((distances[2] - distances[0]) / (distances[2] - distances[1]), weights[0], 1e-12);
    }

    [TestMethod]
    public void The_distance_of_three_replicates_is_the_mean_over_their_pairs()
    {
        ExperimentActivity experiment = MpraActivity.Of(
            MpraTable.Of([3, 3], [7, 1], [3, 3], [0, 9])).Experiments.Single();
        double[] values = [.. experiment.ByReplicate.Select(replicate => replicate[1])];
        double expected = (Math.Abs(values[0] - values[1]) + Math.Abs(values[0] - values[2]) + Math.Abs(values[1] - values[2])) / 3;
        Assert.AreEqual(expected, experiment.Distance(1), 1e-12);
        Assert.HasCount(3, experiment.Pearson());
    }

    [TestMethod]
    public void One_replicate_or_equal_ones_weigh_one()
    {
        var single = MpraActivity.Of(MpraTable.Of([3, 3, 1], [7, 1, 0]));
        Assert.IsTrue(single.Weights.All(weight => weight == 1));
        Assert.IsEmpty(single.Experiments[0].Pearson());
        var equal = MpraActivity.Of(MpraTable.Of([3, 3, 1], [7, 1, 0], [7, 1, 0]));
        Assert.IsTrue(equal.Weights.All(weight => weight == 1));
        Assert.AreEqual(1, equal.Experiments[0].Pearson().Single(), 1e-12);
        Assert.AreEqual(1, equal.Experiments[0].Spearman().Single(), 1e-12);
    }

    [TestMethod]
    public void A_sequence_without_a_value_is_left_out_but_counts_in_the_sums()
    {
        // s1 lacks a count of the second replicate, whose sum is then of 4 and 4; the first has its 2 in 11.
        var activity = MpraActivity.Of(MpraTable.Of([3, 3, 1], [7, 1, 0], [3, Missing, 3]));
        CollectionAssert.AreEqual(new[] { "s0", "s2" }, activity.Names.ToArray());
        Assert.AreEqual(1, activity.LeftOut);
        Assert.AreEqual(Math.Log2(8.0 / 11 / 0.4), activity.Experiments[0].ByReplicate[0][0], 1e-12);
        Assert.AreEqual(Math.Log2(4.0 / 8 / 0.4), activity.Experiments[0].ByReplicate[1][0], 1e-12);
    }

    [TestMethod]
    public void Few_plasmids_give_no_value()
    {
        MpraCounts counts = MpraTable.Of([3, 2, 1], [7, 1, 0]);
        CollectionAssert.AreEqual(new[] { "s0", "s1" }, MpraActivity.Of(counts, 2).Names.ToArray());
        Assert.StartsWith(
            "none of 3 sequences has counts in every replicate",
            Assert.ThrowsExactly<GenomicsException>(() => MpraActivity.Of(counts, 4)).Message);
    }

    [TestMethod]
    public void Properties()
    {
        Gen<long> count = Gen.Choose(0, 500).Select(value => (long)value);
        var cases =
            from size in Gen.Choose(2, 12)
            from dna in count.ArrayOf(size)
            from first in count.ArrayOf(size)
            from second in count.ArrayOf(size)
            select (dna, first, second);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var activity = MpraActivity.Of(MpraTable.Of(one.dna, one.first, one.second));
            Assert.IsTrue(activity.Weights.All(weight => weight is >= 0 and <= 1));
            Assert.AreEqual(1, activity.Weights.Max());
            // Shares weighted by the plasmids' add up to those of the transcripts, which are 1.
            double dnaSum = one.dna.Sum() + one.dna.Length;
            foreach (double[] replicate in activity.Experiments[0].ByReplicate)
                Assert.AreEqual(1, replicate.Select((ratio, i) => (one.dna[i] + 1) / dnaSum * Math.Pow(2, ratio)).Sum(), 1e-9);
            // The order of rows does not matter.
            var turned = MpraActivity.Of(MpraTable.Of(
                [.. one.dna.Reverse()], [.. one.first.Reverse()], [.. one.second.Reverse()]));
            for (int i = 0; i < one.dna.Length; i++)
            {
                Assert.AreEqual(activity.Experiments[0].Mean[i], turned.Experiments[0].Mean[^(i + 1)], 1e-12);
                Assert.AreEqual(activity.Weights[i], turned.Weights[one.dna.Length - 1 - i], 1e-9);
            }
        }).Check(Config.QuickThrowOnFailure.WithReplay(7, 11));
    }
}
