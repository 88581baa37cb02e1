using MlNetGenomics.NeuronMotif;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.NeuronMotif;

[TestClass]
public sealed class WeightedKMeansTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void Two_clusters_are_the_best_of_all_partitions(int seed)
    {
        const int Count = 9, Width = 3;
        (float[] rows, double[] weights) = Draw(Count, Width, seed);
        double best = Enumerable.Range(0, 1 << Count).Min(
            mask => Inertia(rows, weights, Width, i => mask >> i & 1));
        KMeansClusters found = new WeightedKMeans(Width, 40, 100, 1).Fit(rows, weights, 2, new SplittableRandom(1));
        Assert.AreEqual(best, found.Inertia, 1e-4 * best);
        Assert.AreEqual(best, Inertia(rows, weights, Width, i => found.Labels[i]), 1e-4 * best);
    }

    [TestMethod]
    public void Rows_lie_nearest_to_their_own_centre_and_centres_amid_their_rows()
    {
        // More columns and rows than are taken at a time, and not a multiple of a vector.
        const int Count = 1100, Width = 301, Clusters = 5;
        (float[] rows, double[] weights) = Draw(Count, Width, 7);
        KMeansClusters found = new WeightedKMeans(Width, 1, 1000, 2).Fit(rows, weights, Clusters, new SplittableRandom(1));
        for (int i = 0; i < Count; i++)
        {
            double own = Distance(found.Centres, found.Labels[i], rows, i, Width);
            for (int c = 0; c < Clusters; c++)
                Assert.IsLessThanOrEqualTo(Distance(found.Centres, c, rows, i, Width) * (1 + 1e-5), own);
        }
        for (int c = 0; c < Clusters; c++)
        {
            int[] members = [.. Enumerable.Range(0, Count).Where(i => found.Labels[i] == c)];
            double total = members.Sum(i => weights[i]);
            foreach (int k in (int[])[0, 100, Width - 1])
            {
                double mean = members.Sum(i => weights[i] * rows[i * Width + k]) / total;
                Assert.AreEqual(mean, found.Centres[c * Width + k], 1e-5);
            }
        }
    }

    [TestMethod]
    public void Threads_change_nothing()
    {
        (float[] rows, double[] weights) = Draw(2000, 300, 8);
        KMeansClusters one = new WeightedKMeans(300, 2, 20, 1).Fit(rows, weights, 4, new SplittableRandom(1));
        KMeansClusters three = new WeightedKMeans(300, 2, 20, 3).Fit(rows, weights, 4, new SplittableRandom(1));
        CollectionAssert.AreEqual(one.Labels, three.Labels);
        CollectionAssert.AreEqual(one.Centres, three.Centres);
        Assert.AreEqual(one.Inertia, three.Inertia);
    }

    [TestMethod]
    public void Equal_rows_make_no_further_clusters()
    {
        float[] rows = [1, 2, 3, 4, 1, 2, 3, 4, 1, 2];
        KMeansClusters found = new WeightedKMeans(2, 2, 10, 1).Fit(rows, [1, 2, 3, 4, 5], 4, new SplittableRandom(1));
        Assert.HasCount(4, found.Centres);
        Assert.AreEqual(0, found.Inertia);
    }

    private static double Inertia(float[] rows, double[] weights, int width, Func<int, int> labelOf)
    {
        double inertia = 0;
        foreach (IGrouping<int, int> members in Enumerable.Range(0, weights.Length).GroupBy(labelOf))
        {
            double total = members.Sum(i => weights[i]);
            for (int k = 0; k < width; k++)
            {
                double mean = members.Sum(i => weights[i] * rows[i * width + k]) / total;
                inertia += members.Sum(i => weights[i] * Math.Pow(rows[i * width + k] - mean, 2));
            }
        }
        return inertia;
    }

    private static double Distance(float[] centres, int centre, float[] rows, int row, int width) =>
        Enumerable.Range(0, width).Sum(k => Math.Pow((double)rows[row * width + k] - centres[centre * width + k], 2));

    private static (float[] Rows, double[] Weights) Draw(int count, int width, long seed)
    {
        var random = new SplittableRandom(seed);
        float[] rows = [.. Enumerable.Range(0, count * width).Select(_ => (float)random.NextGaussian())];
        return (rows, [.. Enumerable.Range(0, count).Select(_ => 0.1 + random.NextDouble())]);
    }
}
