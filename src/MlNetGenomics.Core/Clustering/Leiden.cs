using MlNetGenomics.Statistics;

namespace MlNetGenomics.Clustering;

/// <summary>
/// Communities by the Leiden algorithm (Traag, Waltman and van Eck 2019, doi:10.1038/s41598-019-41695-z): nodes move to the
/// best community, communities are refined into well-connected parts, the parts become the nodes of a smaller graph, and so
/// on. Every community of the result is connected.
/// </summary>
public static class Leiden
{
    // Gains below this share of the graph's weight are rounding.
    private const double Rounding = 1e-12;

    /// <summary>Finds communities. The same seed gives the same result.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="settings">How; null for modularity.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    public static GraphPartition Find(
        WeightedGraph graph, LeidenSettings? settings = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        settings ??= new LeidenSettings();
        settings.Validate();
        var random = new SplittableRandom(settings.Seed);
        int[] labels = [.. Enumerable.Range(0, graph.NodeCount)];
        double quality = Quality(labels);
        for (int iteration = 0; iteration < settings.MostIterations; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            int[] next = Separate(graph, Iterate(graph, labels, settings, random.Split(iteration), cancellation));
            double improved = Quality(next);
            if (improved <= quality + Rounding * Math.Max(1, Math.Abs(quality)))
                break;
            (labels, quality) = (next, improved);
        }
        labels = GraphPartition.BySize(labels);
        return new GraphPartition(labels, labels.Length == 0 ? 0 : labels.Max() + 1, quality);

        double Quality(int[] partition) =>
            GraphPartition.QualityOf(graph, partition, settings.Quality, settings.Resolution);
    }

    /// <summary>Once through the algorithm, from a partition on.</summary>
    private static int[] Iterate(
        WeightedGraph graph, int[] start, LeidenSettings settings, SplittableRandom random, CancellationToken cancellation)
    {
        // What a node counts in the penalty, and the penalty of two nodes of one together: see CommunityQuality.
        bool isModularity = settings.Quality == CommunityQuality.Modularity;
        double[] sizes = isModularity ? graph.Strengths : [.. Enumerable.Repeat(1.0, graph.NodeCount)];
        double penalty = isModularity
            ? graph.TotalWeight > 0 ? settings.Resolution / (2 * graph.TotalWeight) : 0
            : settings.Resolution;
        int[] members = [.. Enumerable.Range(0, graph.NodeCount)];
        int[] labels = (int[])start.Clone();
        for (int level = 0; ; level++)
        {
            cancellation.ThrowIfCancellationRequested();
            var step = new LeidenLevel(graph, sizes, penalty, random.Split(level));
            labels = GraphPartition.BySize(step.Move(labels));
            int[] refined = step.Refine(labels, settings.Randomness);
            int parts = refined.Length == 0 ? 0 : refined.Max() + 1;
            if (parts == graph.NodeCount)
                return [.. members.Select(node => labels[node])];
            var partLabels = new int[parts];
            var partSizes = new double[parts];
            for (int node = 0; node < refined.Length; node++)
            {
                partLabels[refined[node]] = labels[node];
                partSizes[refined[node]] += sizes[node];
            }
            graph = graph.Aggregate(refined, parts);
            members = [.. members.Select(node => refined[node])];
            (labels, sizes) = (partLabels, partSizes);
        }
    }

    /// <summary>
    /// Communities that are not connected become their parts, which no quality here counts for less: the weight inside
    /// stays, the penalty falls.
    /// </summary>
    private static int[] Separate(WeightedGraph graph, int[] labels)
    {
        var parts = new int[labels.Length];
        Array.Fill(parts, -1);
        int count = 0;
        var waiting = new Stack<int>();
        for (int start = 0; start < labels.Length; start++)
        {
            if (parts[start] >= 0)
                continue;
            parts[start] = count;
            waiting.Push(start);
            while (waiting.TryPop(out int node))
            {
                foreach (int neighbour in graph.Neighbours(node))
                {
                    if (parts[neighbour] < 0 && labels[neighbour] == labels[start])
                    {
                        parts[neighbour] = count;
                        waiting.Push(neighbour);
                    }
                }
            }
            count++;
        }
        return parts;
    }
}
