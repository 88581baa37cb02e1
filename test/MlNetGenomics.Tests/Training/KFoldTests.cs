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
}
