using MlNetGenomics.Reports;

namespace MlNetGenomics.Tests.Reports;

[TestClass]
public class NetworkLayoutTests
{
    [TestMethod]
    public void Nodes_of_one_part_lie_nearer_to_each_other_than_to_another()
    {
        // Two triangles without a link between them.
        PlotLink[] links = [new(0, 1, 1), new(1, 2, 1), new(2, 0, 1), new(3, 4, 1), new(4, 5, 1), new(5, 3, 1)];
        (double X, double Y)[] places = NetworkLayout.Arrange(6, links, 1.5);
        CollectionAssert.AreEqual(places, NetworkLayout.Arrange(6, links, 1.5));
        Assert.IsTrue(places.All(place => place.X is >= 0 and <= 1 && place.Y is >= 0 and <= 1));
        double inside = links.Max(link => Distance(link.First, link.Second));
        for (int i = 0; i < 3; i++)
        {
            for (int j = 3; j < 6; j++)
                Assert.IsGreaterThan(inside, Distance(i, j));
        }

        double Distance(int i, int j) => Math.Sqrt(Math.Pow(1.5 * (places[i].X - places[j].X), 2) + Math.Pow(places[i].Y - places[j].Y, 2));
    }

    [TestMethod]
    public void None_and_one()
    {
        Assert.IsEmpty(NetworkLayout.Arrange(0, [], 1));
        Assert.AreEqual((0.5, 0.5), NetworkLayout.Arrange(1, [], 1)[0]);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => NetworkPlot.Draw([new PlotNode("a", 0)], [new PlotLink(0, 1, 1)], []));
    }
}
