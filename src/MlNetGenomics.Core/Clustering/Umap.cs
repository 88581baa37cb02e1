using MlNetGenomics.Statistics;

namespace MlNetGenomics.Clustering;

/// <summary>
/// A map of two dimensions on which rows lie near their neighbours: UMAP (McInnes, Healy and Melville 2018, arXiv:1802.03426,
/// algorithm 5). Links pull their ends together and rows drawn at random are pushed away, in one thread and a fixed order, so
/// that a seed gives one map.
/// </summary>
public static class Umap
{
    /// <summary>Coordinates of a row.</summary>
    public const int Dimensions = 2;

    // The authors' program: greatest step along a coordinate, what keeps a push finite, half of the start's width and its noise.
    private const double GreatestStep = 4;
    private const double PushOffset = 1e-3;
    private const double StartExtent = 10;
    private const double StartNoise = 1e-4;

    /// <summary>Draws a map.</summary>
    /// <param name="graph">How strongly rows are neighbours, 0 to 1: see <see cref="FuzzyNeighbours"/>.</param>
    /// <param name="start">
    /// Where rows begin, [n x 2], scaled to the map's size: the first two principal components, say, which keep what is far apart
    /// so (Kobak and Linderman 2021, doi:10.1038/s41587-020-00809-z). Empty for random places.
    /// </param>
    /// <param name="settings">How; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>[n x 2].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    public static double[] Map(
        WeightedGraph graph, ReadOnlySpan<double> start, UmapSettings? settings = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        settings ??= new UmapSettings();
        settings.Validate();
        if (start.Length > 0)
            ArgumentOutOfRangeException.ThrowIfNotEqual(start.Length, graph.NodeCount * Dimensions, nameof(start));
        var random = new SplittableRandom(settings.Seed);
        double[] places = Start(graph.NodeCount, start, random.Split(0));
        Arrange(graph, places, settings, random.Split(1), cancellation);
        return places;
    }

    private static double[] Start(int count, ReadOnlySpan<double> start, SplittableRandom random)
    {
        var places = new double[count * Dimensions];
        double extent = 0;
        foreach (double value in start)
            extent = Math.Max(extent, Math.Abs(value));
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = start.Length > 0
                ? (extent > 0 ? start[i] / extent * StartExtent : 0) + StartNoise * random.NextGaussian()
                : StartExtent * (2 * random.NextDouble() - 1);
        }
        return places;
    }

    private static void Arrange(
        WeightedGraph graph, double[] places, UmapSettings settings, SplittableRandom random, CancellationToken cancellation)
    {
        int epochs = settings.EpochsFor(graph.NodeCount);
        UmapCurve curve = UmapCurve.Fit(settings.LeastDistance, settings.Spread);
        UmapLink[] links = Links(graph, epochs);
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            cancellation.ThrowIfCancellationRequested();
            double rate = settings.LearningRate * (1 - (double)epoch / epochs);
            foreach (ref UmapLink link in links.AsSpan())
            {
                if (link.Next > epoch)
                    continue;
                link.Next += link.Interval;
                Pull(places, link.From, link.To, curve, rate);
                for (int sample = 0; sample < settings.NegativeSamples; sample++)
                    Push(places, link.From, random.NextInt(graph.NodeCount), curve, rate);
            }
        }
    }

    /// <summary>Every link in both directions, as often as its strength says; those too weak for a single turn are left out.</summary>
    private static UmapLink[] Links(WeightedGraph graph, int epochs)
    {
        var links = new List<UmapLink>();
        double greatest = 0;
        for (int node = 0; node < graph.NodeCount; node++)
        {
            foreach (double weight in graph.Weights(node))
                greatest = Math.Max(greatest, weight);
        }
        for (int node = 0; node < graph.NodeCount; node++)
        {
            ReadOnlySpan<int> neighbours = graph.Neighbours(node);
            ReadOnlySpan<double> weights = graph.Weights(node);
            for (int i = 0; i < neighbours.Length; i++)
            {
                double interval = greatest / weights[i];
                if (interval <= epochs)
                    links.Add(new UmapLink(node, neighbours[i], interval));
            }
        }
        return [.. links];
    }

    /// <summary>Both ends of a link move along the slope of ln of the curve.</summary>
    private static void Pull(double[] places, int from, int to, UmapCurve curve, double rate)
    {
        double square = SquaredDistance(places, from, to);
        if (square == 0)
            return;
        double power = Math.Pow(square, curve.B);
        double slope = -2 * curve.A * curve.B * power / square / (1 + curve.A * power);
        for (int d = 0; d < Dimensions; d++)
        {
            double step = rate * Step(slope * (places[from * Dimensions + d] - places[to * Dimensions + d]));
            places[from * Dimensions + d] += step;
            places[to * Dimensions + d] -= step;
        }
    }

    /// <summary>A row moves along the slope of ln of 1 less the curve, away from another.</summary>
    private static void Push(double[] places, int row, int other, UmapCurve curve, double rate)
    {
        double square = SquaredDistance(places, row, other);
        if (row == other || square == 0)
            return;
        double slope = 2 * curve.B / ((PushOffset + square) * (1 + curve.A * Math.Pow(square, curve.B)));
        for (int d = 0; d < Dimensions; d++)
            places[row * Dimensions + d] += rate * Step(slope * (places[row * Dimensions + d] - places[other * Dimensions + d]));
    }

    private static double SquaredDistance(double[] places, int one, int two)
    {
        double x = places[one * Dimensions] - places[two * Dimensions];
        double y = places[one * Dimensions + 1] - places[two * Dimensions + 1];
        return x * x + y * y;
    }

    private static double Step(double value) => Math.Clamp(value, -GreatestStep, GreatestStep);

    /// <summary>A link, the epochs between its turns, and when its next turn is.</summary>
    private record struct UmapLink(int From, int To, double Interval)
    {
        public double Next { get; set; } = Interval;
    }
}
