using MlNetGenomics.Statistics;

namespace MlNetGenomics.Clustering;

/// <summary>
/// The two steps of the Leiden algorithm on one graph (Traag et al. 2019, supplement, algorithm A.2). A community's quality is
/// the weight inside it less penalty times half the square of its size, the sum of its nodes' sizes.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="sizes">Size of each node.</param>
/// <param name="penalty">Penalty of a pair of sizes 1 in one community.</param>
/// <param name="random">Order of nodes, and the refinement's choices.</param>
internal sealed class LeidenLevel(WeightedGraph graph, double[] sizes, double penalty, SplittableRandom random)
{
    private readonly double[] _linked = new double[graph.NodeCount];
    private readonly List<int> _touched = [];
    private readonly double _rounding = 1e-12 * Math.Max(1, graph.TotalWeight);

    /// <summary>Moves nodes to the community of the greatest gain, until none gains; a node that has moved wakes its neighbours.</summary>
    /// <param name="start">Each node's community, 0 to the number of nodes - 1.</param>
    /// <returns>The communities, numbers as in <paramref name="start"/>.</returns>
    public int[] Move(int[] start)
    {
        var labels = (int[])start.Clone();
        var totals = new double[graph.NodeCount];
        var counts = new int[graph.NodeCount];
        for (int node = 0; node < labels.Length; node++)
        {
            totals[labels[node]] += sizes[node];
            counts[labels[node]]++;
        }
        var free = new Stack<int>(Enumerable.Range(0, counts.Length).Where(label => counts[label] == 0));
        var queue = new Queue<int>(ShuffledNodes());
        var isWaiting = new bool[labels.Length];
        Array.Fill(isWaiting, true);
        while (queue.TryDequeue(out int node))
        {
            isWaiting[node] = false;
            int own = labels[node];
            AddLinks(node, labels);
            totals[own] -= sizes[node];
            // To be alone gains nothing, to stay or to go what the links outweigh the penalty by.
            double stay = Gain(node, own, totals), best = stay;
            int target = own;
            foreach (int label in _touched)
            {
                double gain = Gain(node, label, totals);
                if (gain > best + _rounding)
                    (best, target) = (gain, label);
            }
            if (best < -_rounding && counts[own] > 1)
                target = free.Pop();
            ClearLinks();
            totals[target] += sizes[node];
            if (target == own)
                continue;
            labels[node] = target;
            counts[target]++;
            if (--counts[own] == 0)
                free.Push(own);
            foreach (int neighbour in graph.Neighbours(node))
            {
                if (labels[neighbour] != target && !isWaiting[neighbour])
                {
                    isWaiting[neighbour] = true;
                    queue.Enqueue(neighbour);
                }
            }
        }
        return labels;
    }

    /// <summary>
    /// Parts of communities: each node begins alone and, if it is well connected to its community, may join a well-connected
    /// part where that loses nothing, at random with chances that grow as exp(gain / theta).
    /// </summary>
    /// <param name="labels">The communities.</param>
    /// <param name="randomness">Theta.</param>
    /// <returns>Number of each node's part, 0 to the number of parts - 1.</returns>
    public int[] Refine(int[] labels, double randomness)
    {
        int count = graph.NodeCount;
        var community = new double[count];
        for (int node = 0; node < count; node++)
            community[labels[node]] += sizes[node];
        int[] parts = [.. Enumerable.Range(0, count)];
        var partSizes = (double[])sizes.Clone();
        var isAlone = new bool[count];
        Array.Fill(isAlone, true);
        // Weight of the links from a part to the rest of its community.
        var outward = new double[count];
        for (int node = 0; node < count; node++)
            outward[node] = WeightWithin(node, labels);
        foreach (int node in ShuffledNodes())
        {
            double whole = community[labels[node]];
            if (!isAlone[node] || outward[node] < penalty * sizes[node] * (whole - sizes[node]) - _rounding)
                continue;
            double own = outward[node];
            AddLinks(node, parts, labels);
            int target = Choose(node, parts[node], partSizes, outward, whole, randomness);
            if (target != parts[node])
            {
                double linked = _linked[target];
                // The place it leaves is empty.
                partSizes[parts[node]] = 0;
                partSizes[target] += sizes[node];
                outward[target] += own - 2 * linked;
                isAlone[target] = isAlone[node] = false;
                parts[node] = target;
            }
            ClearLinks();
        }
        return GraphPartition.BySize(parts);
    }

    private int Choose(int node, int own, double[] partSizes, double[] outward, double whole, double randomness)
    {
        var targets = new List<int> { own };
        var gains = new List<double> { 0 };
        foreach (int part in _touched)
        {
            double gain = Gain(node, part, partSizes);
            if (gain >= 0 && outward[part] >= penalty * partSizes[part] * (whole - partSizes[part]) - _rounding)
            {
                targets.Add(part);
                gains.Add(gain);
            }
        }
        double most = gains.Max();
        double[] chances = [.. gains.Select(gain => Math.Exp((gain - most) / randomness))];
        return targets[random.NextIndex(chances)];
    }

    private double Gain(int node, int label, double[] totals) => _linked[label] - penalty * sizes[node] * totals[label];

    /// <summary>Adds up a node's links by their ends' labels; ends in other groups do not count.</summary>
    private void AddLinks(int node, int[] labels, int[]? groups = null)
    {
        ReadOnlySpan<int> neighbours = graph.Neighbours(node);
        ReadOnlySpan<double> weights = graph.Weights(node);
        for (int i = 0; i < neighbours.Length; i++)
        {
            if (groups is not null && groups[neighbours[i]] != groups[node])
                continue;
            int label = labels[neighbours[i]];
            if (_linked[label] == 0)
                _touched.Add(label);
            _linked[label] += weights[i];
        }
    }

    private void ClearLinks()
    {
        foreach (int label in _touched)
            _linked[label] = 0;
        _touched.Clear();
    }

    private double WeightWithin(int node, int[] labels)
    {
        ReadOnlySpan<int> neighbours = graph.Neighbours(node);
        ReadOnlySpan<double> weights = graph.Weights(node);
        double sum = 0;
        for (int i = 0; i < neighbours.Length; i++)
            sum += labels[neighbours[i]] == labels[node] ? weights[i] : 0;
        return sum;
    }

    private int[] ShuffledNodes()
    {
        int[] nodes = [.. Enumerable.Range(0, graph.NodeCount)];
        random.Shuffle<int>(nodes);
        return nodes;
    }
}
