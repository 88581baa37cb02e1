using MlNetGenomics.Networks.Engine.Incremental;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Networks.Engine.Incremental;

[TestClass]
public sealed class ChangedRangeTests
{
    [TestMethod]
    public void Windows_are_those_that_hold_a_position()
    {
        var random = new SplittableRandom(1);
        for (int trial = 0; trial < 2000; trial++)
        {
            int start = random.NextInt(20);
            var range = new ChangedRange(start, start + random.NextInt(6));
            int span = 1 + random.NextInt(8);
            int stride = 1 + random.NextInt(4);
            int before = random.NextInt(5);
            int windows = 1 + random.NextInt(15);
            int[] expected =
            [
                .. Enumerable.Range(0, windows).Where(q => Enumerable.Range(q * stride - before, span).Any(range.Contains)),
            ];
            ChangedRange actual = range.Windows(span, stride, before, windows);
            CollectionAssert.AreEqual(expected, Enumerable.Range(actual.Start, actual.Count).ToArray());
        }
    }

    [TestMethod]
    public void A_hull_holds_both_and_nothing_more()
    {
        Assert.AreEqual(new ChangedRange(2, 9), new ChangedRange(2, 4).Hull(new ChangedRange(7, 9)));
        Assert.AreEqual(new ChangedRange(7, 9), default(ChangedRange).Hull(new ChangedRange(7, 9)));
        Assert.AreEqual(new ChangedRange(7, 9), new ChangedRange(7, 9).Hull(default));
    }

    [TestMethod]
    public void A_mirrored_range_counts_from_the_other_end()
    {
        Assert.AreEqual(new ChangedRange(6, 8), new ChangedRange(2, 4).Mirror(10));
        Assert.AreEqual(default, default(ChangedRange).Mirror(10));
    }
}
