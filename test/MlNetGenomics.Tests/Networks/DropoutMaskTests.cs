using MlNetGenomics.Networks;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Networks;

[TestClass]
public sealed class DropoutMaskTests
{
    [TestMethod]
    public void Kept_numbers_are_scaled_so_that_the_mean_stays()
    {
        const int Count = 100_001;
        var mask = new float[Count];
        DropoutMask.Fill(new SplittableRandom(1), 0.2, mask);
        Assert.IsTrue(mask.All(m => m is 0 or 1.25f));
        // The standard error of the mean is 1.25 sqrt(.2 x .8 / n) = .0016.
        Assert.AreEqual(1, mask.Average(), 0.007);
    }

    [TestMethod]
    public void Two_numbers_take_the_halves_of_one_draw_the_low_one_first()
    {
        var draws = new SplittableRandom(9);
        var mask = new float[7];
        DropoutMask.Fill(new SplittableRandom(9), 0.5, mask);
        for (int i = 0; i < mask.Length; i += 2)
        {
            ulong bits = draws.NextUInt64();
            // At a rate of one half the upper bit of each half decides.
            Assert.AreEqual((bits >> 31 & 1) == 1, mask[i] > 0);
            if (i + 1 < mask.Length)
                Assert.AreEqual(bits >> 63 == 1, mask[i + 1] > 0);
        }
    }

    [TestMethod]
    public void Rate_zero_keeps_everything()
    {
        var mask = new float[9];
        DropoutMask.Fill(new SplittableRandom(2), 0, mask);
        Assert.IsTrue(mask.All(m => m == 1));
    }

    [TestMethod]
    public void Layers_and_sequences_have_streams_of_their_own()
    {
        var random = new SplittableRandom(4);
        IEnumerable<ulong> firsts = Enumerable.Range(0, 25)
            .Select(i => DropoutMask.Stream(random, i / 5, i % 5).NextUInt64());
        Assert.HasCount(25, firsts.Distinct());
    }
}
