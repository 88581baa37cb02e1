using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Training;

[TestClass]
public sealed class KFoldTests
{
    [TestMethod]
    public void Folds_differ_in_size_by_one_at_most()
    {
        int[] sizes = [.. KFold.Assign(23, 10, 1).GroupBy(fold => fold).OrderBy(g => g.Key).Select(g => g.Count())];
        Assert.HasCount(10, sizes);
        Assert.AreEqual(3, sizes.Max());
        Assert.AreEqual(2, sizes.Min());
    }

    [TestMethod]
    public void A_seed_gives_one_split_and_another_seed_another()
    {
        CollectionAssert.AreEqual(KFold.Assign(100, 5, 7), KFold.Assign(100, 5, 7));
        CollectionAssert.AreNotEqual(KFold.Assign(100, 5, 7), KFold.Assign(100, 5, 8));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(0)]
    [DataRow(11)]
    public void Fewer_than_two_folds_or_more_than_items_are_refused(int folds)
    {
        Assert.ThrowsExactly<GenomicsException>(() => KFold.Assign(10, folds, 0));
    }

    [TestMethod]
    public void A_group_is_in_one_fold_and_folds_differ_by_a_group_at_most()
    {
        var cases =
            from sizes in Gen.Choose(1, 12).NonEmptyListOf()
            from folds in Gen.Choose(2, Math.Max(2, sizes.Count))
            from seed in Gen.Choose(0, 1_000_000)
            where sizes.Count >= 2
            select (sizes, folds, seed);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            string[] groups = [.. one.sizes.SelectMany((size, group) => Enumerable.Repeat($"g{group}", size))];
            // Groups need not lie together.
            new MlNetGenomics.Statistics.SplittableRandom(one.seed).Shuffle<string>(groups);
            int[] fold = KFold.AssignGroups(groups, one.folds, one.seed);
            foreach (var own in fold.Zip(groups).GroupBy(item => item.Second))
                Assert.HasCount(1, own.Select(item => item.First).Distinct());
            int[] sizes = [.. Enumerable.Range(0, one.folds).Select(k => fold.Count(f => f == k))];
            Assert.IsLessThanOrEqualTo(one.sizes.Max(), sizes.Max() - sizes.Min());
            Assert.IsGreaterThan(0, sizes.Min());
            CollectionAssert.AreEqual(fold, KFold.AssignGroups(groups, one.folds, one.seed));
        }).QuickCheckThrowOnFailure();
    }

    [TestMethod]
    public void Equal_groups_are_dealt_out_evenly_and_by_the_seed()
    {
        string[] regions = [.. Enumerable.Range(0, 310).Select(tile => $"region{tile / 31}")];
        int[] fold = KFold.AssignGroups(regions, 5, 3);
        Assert.IsTrue(Enumerable.Range(0, 5).All(k => fold.Count(f => f == k) == 62));
        CollectionAssert.AreNotEqual(fold, KFold.AssignGroups(regions, 5, 4));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    public void More_folds_than_groups_are_refused(int folds)
    {
        Assert.AreEqual(
            $"{folds} folds of 3 sequences in 2 groups: 2 to 2 folds are possible",
            Assert.ThrowsExactly<GenomicsException>(() => KFold.AssignGroups(["a", "b", "a"], folds, 0)).Message);
    }
}
