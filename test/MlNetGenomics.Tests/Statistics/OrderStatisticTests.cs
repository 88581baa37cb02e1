using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Statistics;

[TestClass]
public class OrderStatisticTests
{
    [TestMethod]
    public void Equal_to_sorting()
    {
        Prop.ForAll(Gen.Choose(-50, 50).Select(v => v / 7.0).NonEmptyListOf().ToArbitrary(), list =>
        {
            double[] values = [.. list];
            double[] sorted = [.. values.Order()];
            return Enumerable.Range(0, values.Length).All(rank =>
                OrderStatistic.Select(values, rank, -8, 8) == sorted[rank]
                && OrderStatistic.Select(values, rank, sorted[0], sorted[^1]) == sorted[rank]);
        }).QuickCheckThrowOnFailure();
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => OrderStatistic.Select([1, 2], 2, 0, 3));
    }
}
