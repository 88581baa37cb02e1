namespace MlNetGenomics.Clustering;

/// <summary>Communities of a graph's nodes.</summary>
/// <param name="Labels">Number of each node's community, from 0, the largest community first.</param>
/// <param name="Count">Number of communities.</param>
/// <param name="Quality">What <see cref="LeidenSettings.Quality"/> gives for it.</param>
public sealed record GraphPartition(IReadOnlyList<int> Labels, int Count, double Quality)
{
    /// <summary>Quality of any partition.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="labels">Number of each node's community, 0 or more.</param>
    /// <param name="quality">Which.</param>
    /// <param name="resolution">r.</param>
    public static double QualityOf(
        WeightedGraph graph, IReadOnlyList<int> labels, CommunityQuality quality = CommunityQuality.Modularity, double resolution = 1)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Count, graph.NodeCount, nameof(labels));
        if (graph.NodeCount == 0)
            return 0;
        int count = labels.Max() + 1;
        var inside = new double[count];
        var strengths = new double[count];
        var sizes = new double[count];
        for (int node = 0; node < graph.NodeCount; node++)
        {
            int own = labels[node];
            strengths[own] += graph.Strengths[node];
            sizes[own]++;
            inside[own] += graph.SelfWeight(node);
            ReadOnlySpan<int> neighbours = graph.Neighbours(node);
            ReadOnlySpan<double> weights = graph.Weights(node);
            for (int i = 0; i < neighbours.Length; i++)
            {
                if (labels[neighbours[i]] == own)
                    inside[own] += weights[i] / 2;
            }
        }
        double total = 2 * graph.TotalWeight, sum = 0;
        for (int c = 0; c < count; c++)
        {
            sum += quality == CommunityQuality.Modularity
                ? total > 0 ? (2 * inside[c] - resolution * strengths[c] * strengths[c] / total) / total : 0
                : inside[c] - resolution * sizes[c] * (sizes[c] - 1) / 2;
        }
        return sum;
    }

    /// <summary>The same communities, numbered by falling size; of equal ones the one with the first node first.</summary>
    internal static int[] BySize(int[] labels)
    {
        int[] order = [.. labels.Index().GroupBy(node => node.Item).OrderByDescending(group => group.Count())
            .ThenBy(group => group.First().Index).Select(group => group.Key)];
        var numbers = new Dictionary<int, int>();
        foreach (int label in order)
            numbers.Add(label, numbers.Count);
        return [.. labels.Select(label => numbers[label])];
    }
}
