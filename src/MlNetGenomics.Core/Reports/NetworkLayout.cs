using MlNetGenomics.Statistics;

namespace MlNetGenomics.Reports;

/// <summary>
/// Places for the nodes of a network: links pull, all nodes push each other away (Fruchterman and Reingold 1991,
/// doi:10.1002/spe.4380211102), and a pull to the middle keeps parts without a link to each other from drifting off. The same
/// network always has the same places.
/// </summary>
internal static class NetworkLayout
{
    private const int Steps = 600;
    private const double Gravity = 0.6;

    /// <summary>Arranges nodes.</summary>
    /// <param name="count">Number of nodes.</param>
    /// <param name="links">Links between them.</param>
    /// <param name="aspect">Width of the area over its height.</param>
    /// <returns>Coordinates from 0 to 1, [count].</returns>
    public static (double X, double Y)[] Arrange(int count, IReadOnlyList<PlotLink> links, double aspect)
    {
        var random = new SplittableRandom(0);
        var x = new double[count];
        var y = new double[count];
        for (int i = 0; i < count; i++)
            (x[i], y[i]) = (aspect * (random.NextDouble() - 0.5), random.NextDouble() - 0.5);
        double length = Math.Sqrt(aspect / Math.Max(1, count));
        // Nodes with many links share their pull out, or what is linked to them would lie in a heap.
        var degrees = new int[count];
        foreach (PlotLink link in links)
        {
            degrees[link.First]++;
            degrees[link.Second]++;
        }
        double[] pulls = [.. links.Select(link => 1.0 / Math.Max(degrees[link.First], degrees[link.Second]))];
        for (int step = 0; step < Steps; step++)
            Move(x, y, links, pulls, length, aspect, 0.15 * (1 - (double)step / Steps));
        return Fit(x, y);
    }

    private static void Move(
        double[] x, double[] y, IReadOnlyList<PlotLink> links, double[] pulls, double length, double aspect, double greatest)
    {
        var dx = new double[x.Length];
        var dy = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            dx[i] -= Gravity * x[i] / aspect;
            dy[i] -= Gravity * y[i];
            for (int j = 0; j < x.Length; j++)
            {
                if (i == j)
                    continue;
                double square = Math.Max(1e-6, (x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j]));
                dx[i] += (x[i] - x[j]) * length * length / square;
                dy[i] += (y[i] - y[j]) * length * length / square;
            }
        }
        foreach ((int number, PlotLink link) in links.Index())
        {
            double toX = x[link.Second] - x[link.First], toY = y[link.Second] - y[link.First];
            double pull = pulls[number] * Math.Sqrt(toX * toX + toY * toY) / length;
            dx[link.First] += pull * toX;
            dy[link.First] += pull * toY;
            dx[link.Second] -= pull * toX;
            dy[link.Second] -= pull * toY;
        }
        for (int i = 0; i < x.Length; i++)
        {
            double size = Math.Sqrt(dx[i] * dx[i] + dy[i] * dy[i]);
            double scale = size > greatest ? greatest / size : 1;
            x[i] += scale * dx[i];
            y[i] += scale * dy[i];
        }
    }

    private static (double, double)[] Fit(double[] x, double[] y)
    {
        if (x.Length == 0)
            return [];
        (double left, double right, double top, double bottom) = (x.Min(), x.Max(), y.Min(), y.Max());
        return [.. x.Zip(y, (a, b) => (Share(a, left, right), Share(b, top, bottom)))];

        static double Share(double value, double low, double high) => high > low ? (value - low) / (high - low) : 0.5;
    }
}
