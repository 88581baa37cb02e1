namespace MlNetGenomics.Clustering;

/// <summary>An undirected graph with a weight a link, and a weight of links from a node to itself. Immutable.</summary>
public sealed class WeightedGraph
{
    private readonly int[] _starts;
    private readonly int[] _targets;
    private readonly double[] _weights;
    private readonly double[] _selfWeights;

    private WeightedGraph(int[] starts, int[] targets, double[] weights, double[] selfWeights)
    {
        (_starts, _targets, _weights, _selfWeights) = (starts, targets, weights, selfWeights);
        Strengths = new double[selfWeights.Length];
        for (int node = 0; node < selfWeights.Length; node++)
        {
            Strengths[node] = 2 * selfWeights[node];
            foreach (double weight in Weights(node))
                Strengths[node] += weight;
            TotalWeight += Strengths[node] / 2;
        }
    }

    /// <summary>Number of nodes.</summary>
    public int NodeCount => _selfWeights.Length;

    /// <summary>Number of links between different nodes.</summary>
    public int LinkCount => _targets.Length / 2;

    /// <summary>Sum of all links' weights, m.</summary>
    public double TotalWeight { get; }

    /// <summary>Sum of the weights at each node, k; a link to itself counts twice.</summary>
    internal double[] Strengths { get; }

    /// <summary>Makes a graph; links between the same nodes add up.</summary>
    /// <param name="nodeCount">Number of nodes.</param>
    /// <param name="links">Nodes, from 0, and weight, over 0, of each link, once.</param>
    /// <exception cref="ArgumentOutOfRangeException">A node is not there, or a weight is not positive.</exception>
    public static WeightedGraph Of(int nodeCount, IEnumerable<(int First, int Second, double Weight)> links)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodeCount);
        ArgumentNullException.ThrowIfNull(links);
        var between = new SortedDictionary<int, double>[nodeCount];
        for (int node = 0; node < nodeCount; node++)
            between[node] = [];
        var selfWeights = new double[nodeCount];
        foreach ((int first, int second, double weight) in links)
        {
            RequireNode(first, nodeCount);
            RequireNode(second, nodeCount);
            SettingCheck.RequireInRange(weight > 0 && double.IsFinite(weight), nameof(weight), weight);
            if (first == second)
            {
                selfWeights[first] += weight;
                continue;
            }
            between[first][second] = between[first].GetValueOrDefault(second) + weight;
            between[second][first] = between[second].GetValueOrDefault(first) + weight;
        }
        var starts = new int[nodeCount + 1];
        for (int node = 0; node < nodeCount; node++)
            starts[node + 1] = starts[node] + between[node].Count;
        return new WeightedGraph(
            starts,
            [.. between.SelectMany(links => links.Keys)],
            [.. between.SelectMany(links => links.Values)],
            selfWeights);
    }

    /// <summary>Neighbours of a node, rising; not itself.</summary>
    public ReadOnlySpan<int> Neighbours(int node) => _targets.AsSpan(_starts[node].._starts[node + 1]);

    /// <summary>Weights of the links to <see cref="Neighbours"/>.</summary>
    public ReadOnlySpan<double> Weights(int node) => _weights.AsSpan(_starts[node].._starts[node + 1]);

    /// <summary>Weight of the links from a node to itself; 0 for none.</summary>
    public double SelfWeight(int node) => _selfWeights[node];

    /// <summary>The graph whose nodes are groups of this one's, links added up.</summary>
    /// <param name="groups">Number of each node's group, 0 to <paramref name="groupCount"/> - 1.</param>
    /// <param name="groupCount">Number of groups.</param>
    internal WeightedGraph Aggregate(int[] groups, int groupCount)
    {
        return Of(groupCount, Links());

        IEnumerable<(int, int, double)> Links()
        {
            for (int node = 0; node < NodeCount; node++)
            {
                if (_selfWeights[node] > 0)
                    yield return (groups[node], groups[node], _selfWeights[node]);
                for (int i = _starts[node]; i < _starts[node + 1]; i++)
                {
                    if (_targets[i] > node)
                        yield return (groups[node], groups[_targets[i]], _weights[i]);
                }
            }
        }
    }

    private static void RequireNode(int node, int count)
    {
        if ((uint)node >= (uint)count)
            throw new ArgumentOutOfRangeException(nameof(node), node, $"the graph has {count} nodes");
    }
}
