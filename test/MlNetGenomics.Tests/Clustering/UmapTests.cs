using MlNetGenomics.Clustering;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Clustering;

[TestClass]
public class UmapTests
{
    /// <summary>The constants of the authors' program for its defaults, and of Scanpy's, which prints them.</summary>
    [TestMethod]
    [DataRow(0.1, 1.577, 0.8951)]
    [DataRow(0.5, 0.5830, 1.334)]
    public void The_curve_has_the_known_constants(double leastDistance, double a, double b)
    {
        UmapCurve curve = UmapCurve.Fit(leastDistance, 1);
        Assert.AreEqual(a, curve.A, 5e-4);
        Assert.AreEqual(b, curve.B, 5e-4);
        Assert.AreEqual(1, curve.At(0));
    }

    [TestMethod]
    public void Strengths_of_a_row_sum_to_the_logarithm_of_their_number()
    {
        var random = new SplittableRandom(2);
        for (int trial = 0; trial < 20; trial++)
        {
            double[] distances = [.. Enumerable.Range(0, 15).Select(_ => 1 + 5 * random.NextDouble()).Order()];
            (double nearest, double scale) = FuzzyNeighbours.Scale(distances, 1);
            Assert.AreEqual(distances[0], nearest);
            Assert.AreEqual(Math.Log2(15), distances.Sum(distance => Math.Exp(-Math.Max(0, distance - nearest) / scale)), 1e-9);
        }
        // Copies of the row do not count as nearest.
        Assert.AreEqual(2, FuzzyNeighbours.Scale([0, 0, 2, 3, 4, 6, 7, 9], 1).Nearest);
    }

    [TestMethod]
    public void Both_directions_are_joined_as_probabilities_are()
    {
        // On a line: 0, 1, 3, 6; two neighbours each.
        NearestNeighbours near = NearestNeighbours.Find(new double[] { 0, 1, 3, 6 }, 1, 2);
        CollectionAssert.AreEqual(new[] { 1, 2, 0, 2, 1, 0, 2, 1 }, near.Rows);
        CollectionAssert.AreEqual(new double[] { 1, 3, 1, 2, 2, 3, 3, 5 }, near.Distances);
        WeightedGraph graph = FuzzyNeighbours.Graph(near);
        // log2 of 2 is 1: the nearest takes all of it, and the other's strength goes to 0 but for the least scale.
        Assert.AreEqual(1, Weight(graph, 0, 1), 1e-12);
        Assert.AreEqual(1, Weight(graph, 1, 2), 1e-12);
        Assert.AreEqual(1, Weight(graph, 2, 3), 1e-12);
        double[,] strengths = new double[6, 6];
        double[] places = [0, 1, 2.5, 4, 7, 7.5];
        NearestNeighbours four = NearestNeighbours.Find(places, 1, 4);
        for (int row = 0; row < 6; row++)
        {
            (double nearest, double scale) = FuzzyNeighbours.Scale(four.Distances.AsSpan(row * 4, 4), 1);
            for (int k = 0; k < 4; k++)
                strengths[row, four.Rows[row * 4 + k]] = Math.Exp(-Math.Max(0, four.Distances[row * 4 + k] - nearest) / scale);
        }
        graph = FuzzyNeighbours.Graph(four);
        for (int i = 0; i < 6; i++)
        {
            for (int j = 0; j < 6; j++)
            {
                if (i != j)
                    Assert.AreEqual(strengths[i, j] + strengths[j, i] - strengths[i, j] * strengths[j, i], Weight(graph, i, j), 1e-12);
            }
        }
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Clouds_of_points_stay_apart_and_neighbours_together(bool fromComponents)
    {
        const int Clouds = 4, Size = 60, Width = 12;
        double[] rows = Points(Clouds, Size, Width, 8);
        NearestNeighbours near = NearestNeighbours.Find(rows, Width, 15);
        WeightedGraph graph = FuzzyNeighbours.Graph(near);
        double[] start = fromComponents ? PrincipalComponents.Of(rows, Width, 2).Scores : [];
        double[] map = Umap.Map(graph, start, new UmapSettings { Seed = 5 });
        CollectionAssert.AreEqual(map, Umap.Map(graph, start, new UmapSettings { Seed = 5 }));
        NearestNeighbours onMap = NearestNeighbours.Find(map, 2, 10);
        int strangers = 0;
        for (int i = 0; i < onMap.Rows.Length; i++)
            strangers += onMap.Rows[i] / Size == i / 10 / Size ? 0 : 1;
        // From random places a cloud may come to lie in two parts, but not among others.
        Assert.IsLessThanOrEqualTo(fromComponents ? 0 : onMap.Rows.Length / 100, strangers);
        Assert.IsGreaterThan(0.8, Trustworthiness(rows, Width, map, 10));
        Assert.IsLessThan(0.6, Trustworthiness(rows, Width, Umap.Map(WeightedGraph.Of(Clouds * Size, []), []), 10));
    }

    /// <summary>A circle stays one: neighbours along it are neighbours on the map.</summary>
    [TestMethod]
    public void A_circle_stays_a_circle()
    {
        const int Count = 200;
        var rows = new double[Count * 3];
        for (int i = 0; i < Count; i++)
        {
            double angle = 2 * Math.PI * i / Count;
            (rows[3 * i], rows[3 * i + 1], rows[3 * i + 2]) = (Math.Cos(angle), Math.Sin(angle), 0.3 * Math.Cos(angle));
        }
        double[] map = Umap.Map(
            FuzzyNeighbours.Graph(NearestNeighbours.Find(rows, 3, 8)), PrincipalComponents.Of(rows, 3, 2).Scores);
        NearestNeighbours near = NearestNeighbours.Find(map, 2, 4);
        for (int i = 0; i < near.Rows.Length; i++)
        {
            int apart = Math.Abs(near.Rows[i] - i / 4);
            Assert.IsLessThanOrEqualTo(8, Math.Min(apart, Count - apart));
        }
    }

    [TestMethod]
    public void Few_rows_and_wrong_settings()
    {
        Assert.HasCount(2, Umap.Map(WeightedGraph.Of(1, []), [0, 0]));
        Assert.IsEmpty(Umap.Map(WeightedGraph.Of(0, []), []));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Umap.Map(WeightedGraph.Of(2, []), [0, 0]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Umap.Map(WeightedGraph.Of(2, []), [], new UmapSettings { Epochs = 0 }));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => UmapCurve.Fit(-1, 1));
    }

    internal static double[] Points(int clouds, int size, int width, long seed)
    {
        var random = new SplittableRandom(seed);
        var rows = new double[clouds * size * width];
        for (int cloud = 0; cloud < clouds; cloud++)
        {
            double[] centre = [.. Enumerable.Range(0, width).Select(_ => 6 * random.NextGaussian())];
            for (int i = 0; i < size * width; i++)
                rows[cloud * size * width + i] = centre[i % width] + random.NextGaussian();
        }
        return rows;
    }

    private static double Weight(WeightedGraph graph, int from, int to)
    {
        int at = graph.Neighbours(from).IndexOf(to);
        return at < 0 ? 0 : graph.Weights(from)[at];
    }

    /// <summary>Venna and Kaski 2001: 1 unless rows are near on the map that are not near in fact.</summary>
    private static double Trustworthiness(double[] rows, int width, double[] map, int k)
    {
        int n = map.Length / 2;
        NearestNeighbours all = NearestNeighbours.Find(rows, width, n - 1), near = NearestNeighbours.Find(map, 2, k);
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < k; j++)
            {
                int rank = Array.IndexOf(all.Rows, near.Rows[i * k + j], i * (n - 1), n - 1) - i * (n - 1) + 1;
                sum += Math.Max(0, rank - k);
            }
        }
        return 1 - 2.0 / (n * k * (2.0 * n - 3 * k - 1)) * sum;
    }
}
