using FsCheck;
using FsCheck.Fluent;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Tests.Networks.Layers;

[TestClass]
public class WindowPlacementTests
{
    [TestMethod]
    // TensorFlow's rule: as many outputs as inputs over the stride, rounded up; half of the padding, rounded
    // down, before the first position.
    [DataRow(200, 19, 1, 200, 9)]
    [DataRow(200, 4, 1, 200, 1)]
    [DataRow(200, 50, 2, 100, 24)]
    [DataRow(100, 50, 50, 2, 0)]
    [DataRow(10, 3, 4, 3, 0)]
    [DataRow(11, 4, 4, 3, 0)]
    [DataRow(3, 7, 1, 3, 3)]
    [DataRow(5, 1, 3, 2, 0)]
    public void Same_padding_is_placed_as_TensorFlow_does(int positions, int span, int stride, int count, int before)
    {
        Assert.AreEqual(count, WindowPlacement.Count(Padding.Same, positions, span, stride));
        Assert.AreEqual(before, WindowPlacement.PaddingBefore(Padding.Same, positions, span, stride));
    }

    [TestMethod]
    public void Valid_windows_lie_within_and_padded_ones_touch_every_input()
    {
        Prop.ForAll(
            Gen.Choose(1, 40).ToArbitrary(),
            Gen.Choose(1, 12).ToArbitrary(),
            Gen.Choose(1, 6).ToArbitrary(),
            (positions, span, stride) =>
            {
                int count = WindowPlacement.Count(Padding.Same, positions, span, stride);
                int before = WindowPlacement.PaddingBefore(Padding.Same, positions, span, stride);
                bool everyWindowSees = Enumerable.Range(0, count).All(window =>
                    window * stride - before < positions && window * stride - before + span > 0);
                bool everyInputIsSeen = span < stride || (count - 1) * stride - before + span >= positions;
                if (span > positions)
                    return everyWindowSees && everyInputIsSeen;
                int valid = WindowPlacement.Count(Padding.Valid, positions, span, stride);
                return everyWindowSees && everyInputIsSeen
                    && (valid - 1) * stride + span <= positions && valid * stride + span > positions
                    && WindowPlacement.PaddingBefore(Padding.Valid, positions, span, stride) == 0;
            }).QuickCheckThrowOnFailure();
    }
}
