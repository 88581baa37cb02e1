using MlNetGenomics.Kernels;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Kernels;

[TestClass]
public sealed unsafe class SlidingMinimumTests
{
    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(1, 5)]
    [DataRow(20, 1)]
    [DataRow(20, 2)]
    [DataRow(20, 7)]
    [DataRow(20, 8)]
    [DataRow(21, 19)]
    [DataRow(21, 40)]
    public void Is_the_least_of_each_window(int count, int width)
    {
        Check<Lanes256>(count, width);
        Check<Lanes512>(count, width);
    }

    private static void Check<TLanes>(int count, int width) where TLanes : struct, ILanes<TLanes>
    {
        var random = new SplittableRandom(7);
        int lanes = TLanes.Count;
        var source = new AlignedBuffer(count * lanes);
        var target = new AlignedBuffer(count * lanes);
        foreach (ref float value in source.Slice(0, source.Length))
            value = (float)random.NextDouble();
        SlidingMinimum<TLanes>.Run(source.Pointer, target.Pointer, count, width);
        for (int i = 0; i < count; i++)
        {
            for (int lane = 0; lane < lanes; lane++)
            {
                float expected = Enumerable.Range(i, Math.Min(width, count - i)).Min(at => source.Slice(at * lanes + lane, 1)[0]);
                Assert.AreEqual(expected, target.Slice(i * lanes + lane, 1)[0]);
            }
        }
    }
}
