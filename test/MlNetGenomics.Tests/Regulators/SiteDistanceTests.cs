using MlNetGenomics.Regulators;

namespace MlNetGenomics.Tests.Regulators;

[TestClass]
public class SiteDistanceTests
{
    [TestMethod]
    [DataRow(160, 0, 12)]
    [DataRow(160, 12, 24)]
    [DataRow(9, 0, 0)]
    [DataRow(9, 2, 4)]
    [DataRow(9, 8, 8)]
    [DataRow(5, 0, 30)]
    [DataRow(1, 0, 0)]
    public void The_chance_is_that_of_all_pairs_of_places(int positions, int least, int most)
    {
        int near = 0, tried = 0;
        for (int a = 0; a < positions; a++)
        {
            for (int b = 0; b < positions; b++)
            {
                int distance = Math.Abs(a - b);
                tried += distance >= least ? 1 : 0;
                near += distance >= least && distance <= most ? 1 : 0;
            }
        }
        Assert.AreEqual((double)near / tried, SiteDistance.Chance(positions, least, most), 1e-14);
    }

    [TestMethod]
    public void No_places_so_far_apart()
    {
        Assert.IsTrue(double.IsNaN(SiteDistance.Chance(5, 5, 9)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SiteDistance.Chance(5, 3, 2));
    }
}
