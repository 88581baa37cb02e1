using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Training;

[TestClass]
public sealed class DataSplitTests
{
    private static readonly string[] Chromosomes = ["chr1", "chr2", "chr1", "chr8", "chr7", "chr2", "chr8"];

    [TestMethod]
    public void Random_parts_are_of_the_shares_and_hold_each_sequence_once()
    {
        DataSplit split = DataSplit.Random(1000, 0.1, 0.2, 4);
        Assert.AreEqual((700, 100, 200), (split.Training.Length, split.Validation.Length, split.Test.Length));
        CollectionAssert.AreEqual(
            Enumerable.Range(0, 1000).ToArray(),
            split.Training.Concat(split.Validation).Concat(split.Test).Order().ToArray());
        CollectionAssert.AreEqual(split.Test, DataSplit.Random(1000, 0.1, 0.2, 4).Test);
        CollectionAssert.AreNotEqual(split.Test, DataSplit.Random(1000, 0.1, 0.2, 5).Test);
    }

    [TestMethod]
    public void A_chromosome_is_on_one_side_only()
    {
        DataSplit split = DataSplit.ByChromosome(Chromosomes, ["chr7"], ["chr8"]);
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 5 }, split.Training);
        CollectionAssert.AreEqual(new[] { 4 }, split.Validation);
        CollectionAssert.AreEqual(new[] { 3, 6 }, split.Test);
    }

    [TestMethod]
    public void A_group_is_in_one_part_only()
    {
        var cases =
            from sizes in Gen.Choose(1, 12).ListOf(20)
            from validation in Gen.Choose(1, 4)
            from test in Gen.Choose(1, 4)
            from seed in Gen.Choose(0, 1_000_000)
            select (sizes, validation: validation / 10.0, test: test / 10.0, seed);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            string[] groups = [.. one.sizes.SelectMany((size, group) => Enumerable.Repeat($"g{group}", size))];
            new MlNetGenomics.Statistics.SplittableRandom(one.seed).Shuffle<string>(groups);
            DataSplit split = DataSplit.ByGroup(groups, one.validation, one.test, one.seed);
            int[][] parts = [split.Training, split.Validation, split.Test];
            CollectionAssert.AreEqual(
                Enumerable.Range(0, groups.Length).ToArray(), parts.SelectMany(part => part).Order().ToArray());
            string[][] names = [.. parts.Select(part => part.Select(i => groups[i]).Distinct().ToArray())];
            Assert.HasCount(one.sizes.Count, names.SelectMany(name => name));
            // A part takes a group while that brings it nearer, so it misses its share by less than a group.
            int largest = one.sizes.Max();
            Assert.AreEqual(one.test * groups.Length, split.Test.Length, largest);
            Assert.AreEqual(one.validation * groups.Length, split.Validation.Length, largest);
            CollectionAssert.AreEqual(split.Test, DataSplit.ByGroup(groups, one.validation, one.test, one.seed).Test);
        }).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void Equal_groups_make_the_shares_that_are_asked_for()
    {
        string[] regions = [.. Enumerable.Range(0, 3100).Select(tile => $"region{tile / 31}")];
        DataSplit split = DataSplit.ByGroup(regions, 0.1, 0.2, 5);
        Assert.AreEqual((2170, 310, 620), (split.Training.Length, split.Validation.Length, split.Test.Length));
        CollectionAssert.AreNotEqual(split.Test, DataSplit.ByGroup(regions, 0.1, 0.2, 6).Test);
        // Of a few large groups each part still gets one.
        split = DataSplit.ByGroup(["a", "a", "b", "b", "c", "c"], 0.1, 0.1, 1);
        Assert.AreEqual((2, 2, 2), (split.Training.Length, split.Validation.Length, split.Test.Length));
    }

    [TestMethod]
    public void Refuses_splits_that_leave_a_part_empty()
    {
        foreach ((string expected, Func<DataSplit> make) in new (string, Func<DataSplit>)[]
        {
            ("3 sequences leave none to validate on", () => DataSplit.Random(3, 0.1, 0.2, 0)),
            ("10 sequences leave none to train on", () => DataSplit.Random(10, 0.5, 0.5, 0)),
            ("4 sequences leave none to train on", () => DataSplit.ByGroup(["a", "a", "b", "b"], 0.1, 0.1, 0)),
            ("2 sequences leave none to test on", () => DataSplit.ByGroup(["a", "b"], 0.1, 0, 0)),
            ("chromosome chr8: is both to validate and to test on", () => DataSplit.ByChromosome(Chromosomes, ["chr8"], ["chr8"])),
            ("chromosome chr88: no sequence is on it; did you mean 'chr8'?", () => DataSplit.ByChromosome(Chromosomes, ["chr7"], ["chr88"])),
            ("7 sequences leave none to train on", () => DataSplit.ByChromosome(Chromosomes, ["chr7"], ["chr1", "chr2", "chr8"])),
        })
        {
            Assert.StartsWith(expected, Assert.ThrowsExactly<GenomicsException>(() => make()).Message);
        }
    }
}
