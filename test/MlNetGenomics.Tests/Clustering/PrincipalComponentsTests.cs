using MlNetGenomics.Clustering;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Clustering;

[TestClass]
public class PrincipalComponentsTests
{
    [TestMethod]
    public void Two_columns_have_the_closed_form()
    {
        // Covariance [[2, 1.2], [1.2, 1]] up to a factor: eigenvalues from the quadratic equation.
        double[] rows = [2, 1, -2, -1, 1, 0.8, -1, -0.8, 0.5, -0.4, -0.5, 0.4];
        double xx = 0, yy = 0, xy = 0;
        for (int i = 0; i < 6; i++)
        {
            xx += rows[2 * i] * rows[2 * i] / 5;
            yy += rows[2 * i + 1] * rows[2 * i + 1] / 5;
            xy += rows[2 * i] * rows[2 * i + 1] / 5;
        }
        double root = Math.Sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
        var found = PrincipalComponents.Of(rows, 2, 5);
        Assert.AreEqual(2, found.Count);
        Assert.AreEqual((xx + yy) / 2 + root, found.Variances[0], 1e-12);
        Assert.AreEqual((xx + yy) / 2 - root, found.Variances[1], 1e-12);
        Assert.AreEqual(1, found.Explained, 1e-12);
        Assert.AreEqual(xy / (found.Variances[0] - yy), found.Directions[1] / found.Directions[0], 1e-12);
    }

    [TestMethod]
    public void Scores_are_uncorrelated_and_directions_orthogonal()
    {
        const int Count = 40, Width = 7;
        var random = new SplittableRandom(1);
        double[] rows = [.. Enumerable.Range(0, Count * Width).Select(i => (1 + i % Width) * random.NextGaussian() + 3)];
        var found = PrincipalComponents.Of(rows, Width, 4, threads: 2);
        CollectionAssert.AreEqual(found.Scores, PrincipalComponents.Of(rows, Width, 4, threads: 1).Scores);
        for (int a = 0; a < 4; a++)
        {
            for (int b = 0; b < 4; b++)
            {
                double covariance = Enumerable.Range(0, Count).Sum(i => found.Scores[i * 4 + a] * found.Scores[i * 4 + b]) / (Count - 1);
                Assert.AreEqual(a == b ? found.Variances[a] : 0, covariance, 1e-9);
                double product = Enumerable.Range(0, Width).Sum(i => found.Directions[a * Width + i] * found.Directions[b * Width + i]);
                Assert.AreEqual(a == b ? 1 : 0, product, 1e-12);
            }
        }
        CollectionAssert.AreEqual(found.Variances.OrderDescending().ToArray(), found.Variances);
        Assert.IsTrue(found.Explained is > 0.5 and < 1);
    }

    [TestMethod]
    public void All_components_keep_all_distances()
    {
        double[] rows = UmapTests.Points(2, 6, 5, 3);
        var found = PrincipalComponents.Of(rows, 5, 5);
        for (int i = 0; i < 12; i++)
        {
            for (int j = 0; j < 12; j++)
                Assert.AreEqual(Distance(rows, 5, i, j), Distance(found.Scores, 5, i, j), 1e-9);
        }
    }

    [TestMethod]
    public void Rows_that_do_not_vary()
    {
        var found = PrincipalComponents.Of(new double[] { 1, 2, 1, 2, 1, 2 }, 2, 2);
        Assert.AreEqual(0, found.Explained);
        Assert.IsTrue(found.Scores.All(score => score == 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => PrincipalComponents.Of(new double[] { 1, 2 }, 2, 2));
    }

    private static double Distance(double[] rows, int width, int i, int j) =>
        Math.Sqrt(Enumerable.Range(0, width).Sum(d => Math.Pow(rows[i * width + d] - rows[j * width + d], 2)));
}
