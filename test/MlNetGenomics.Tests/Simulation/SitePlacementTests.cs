using MlNetGenomics.Simulation;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Simulation;

[TestClass]
public class SitePlacementTests
{
    [TestMethod]
    public void Every_placement_is_equally_likely()
    {
        // Widths 2 and 3 in 7 bases: two free bases go to three gaps in C(4, 2) = 6 ways.
        var random = new SplittableRandom(1);
        var counts = new Dictionary<(int, int), int>();
        const int Draws = 12_000;
        for (int i = 0; i < Draws; i++)
        {
            int[] starts = SitePlacement.Uniform([2, 3], 7, random);
            counts[(starts[0], starts[1])] = counts.GetValueOrDefault((starts[0], starts[1])) + 1;
        }
        CollectionAssert.AreEquivalent(new[] { (0, 2), (0, 3), (0, 4), (1, 3), (1, 4), (2, 4) }, counts.Keys.ToArray());
        // Chi-square with 5 degrees of freedom exceeds 20.5 once in a thousand.
        Assert.IsLessThan(20.5, counts.Values.Sum(count => Math.Pow(count - Draws / 6.0, 2) / (Draws / 6.0)));
    }

    [TestMethod]
    public void Edge_cases()
    {
        var random = new SplittableRandom(1);
        Assert.IsEmpty(SitePlacement.Uniform([], 5, random));
        CollectionAssert.AreEqual(new[] { 0, 3 }, SitePlacement.Uniform([3, 2], 5, random));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SitePlacement.Uniform([3, 3], 5, random));
    }
}
