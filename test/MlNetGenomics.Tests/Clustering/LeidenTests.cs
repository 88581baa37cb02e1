using MlNetGenomics.Clustering;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Clustering;

[TestClass]
public class LeidenTests
{
    /// <summary>The greatest modularity of the karate club is .4198, of four communities (Brandes et al. 2008, doi:10.1109/TKDE.2007.190689).</summary>
    [TestMethod]
    public void The_karate_club_has_its_known_optimum()
    {
        WeightedGraph club = KarateClub.Graph();
        Assert.AreEqual(78, club.TotalWeight);
        Assert.AreEqual(78, club.LinkCount);
        GraphPartition[] found = [.. Enumerable.Range(0, 10).Select(seed => Leiden.Find(club, new LeidenSettings { Seed = seed }))];
        Assert.AreEqual(0.4198, found.Max(partition => partition.Quality), 5e-5);
        Assert.IsTrue(found.All(partition => partition.Quality is > 0.41 and < 0.41985));
        GraphPartition best = found.MaxBy(partition => partition.Quality)!;
        Assert.AreEqual(4, best.Count);
        // The split of the club of which Zachary tells, but for members between: 1 and 34 lead the two sides.
        Assert.AreNotEqual(best.Labels[0], best.Labels[33]);
        Assert.AreEqual(best.Labels[32], best.Labels[33]);
    }

    /// <summary>The definition of Newman and Girvan 2004, pair by pair.</summary>
    [TestMethod]
    public void Quality_is_the_sum_over_pairs()
    {
        WeightedGraph club = KarateClub.Graph();
        int[] labels = [.. Enumerable.Range(0, 34).Select(node => node % 3)];
        double sum = 0;
        for (int i = 0; i < 34; i++)
        {
            for (int j = 0; j < 34; j++)
            {
                if (labels[i] == labels[j])
                    sum += (club.Neighbours(i).Contains(j) ? 1 : 0) - 1.7 * club.Neighbours(i).Length * club.Neighbours(j).Length / 156.0;
            }
        }
        Assert.AreEqual(sum / 156, GraphPartition.QualityOf(club, labels, CommunityQuality.Modularity, 1.7), 1e-12);
    }

    /// <summary>
    /// Thirty cliques of five in a ring: modularity joins neighbours in pairs, 15 communities, which is its resolution limit
    /// (Fortunato and Barthelemy 2007, doi:10.1073/pnas.0605965104); the constant Potts model keeps the cliques.
    /// </summary>
    [TestMethod]
    public void A_ring_of_cliques()
    {
        WeightedGraph ring = Ring(30, 5);
        double pairs = GraphPartition.QualityOf(ring, [.. Enumerable.Range(0, 150).Select(node => node / 10)]);
        double cliques = GraphPartition.QualityOf(ring, [.. Enumerable.Range(0, 150).Select(node => node / 5)]);
        Assert.AreEqual(0.888, pairs, 5e-4);
        Assert.AreEqual(0.876, cliques, 5e-4);
        GraphPartition[] found = [.. Enumerable.Range(0, 5).Select(seed => Leiden.Find(ring, new LeidenSettings { Seed = seed }))];
        Assert.IsGreaterThan(cliques, found.Min(partition => partition.Quality));
        Assert.AreEqual(pairs, found.Max(partition => partition.Quality), 2e-3);

        GraphPartition potts = Leiden.Find(ring, new LeidenSettings { Quality = CommunityQuality.ConstantPotts, Resolution = 0.5 });
        Assert.AreEqual(30, potts.Count);
        Assert.AreEqual(30 * (10 - 0.5 * 10), potts.Quality, 1e-9);
        for (int node = 0; node < 150; node++)
            Assert.AreEqual(potts.Labels[node / 5 * 5], potts.Labels[node]);
    }

    [TestMethod]
    [DataRow(CommunityQuality.Modularity, 1.0)]
    [DataRow(CommunityQuality.ConstantPotts, 0.12)]
    public void Planted_communities_are_found(CommunityQuality quality, double resolution)
    {
        const int Groups = 6, Size = 50;
        WeightedGraph graph = Planted(new SplittableRandom(4), Groups, Size, 0.3, 0.02);
        GraphPartition found = Leiden.Find(graph, new LeidenSettings { Quality = quality, Resolution = resolution, Seed = 1 });
        Assert.AreEqual(Groups, found.Count);
        for (int node = 0; node < Groups * Size; node++)
            Assert.AreEqual(found.Labels[node / Size * Size], found.Labels[node], $"node {node}");
    }

    [TestMethod]
    public void Every_community_is_connected_and_no_node_would_rather_move()
    {
        for (int seed = 0; seed < 8; seed++)
        {
            WeightedGraph graph = Planted(new SplittableRandom(100 + seed), 10, 30, 0.12, 0.03);
            GraphPartition found = Leiden.Find(graph, new LeidenSettings { Seed = seed });
            for (int label = 0; label < found.Count; label++)
                Assert.IsTrue(IsConnected(graph, found.Labels, label), $"community {label}");
            for (int node = 0; node < graph.NodeCount; node++)
            {
                for (int other = 0; other <= found.Count; other++)
                {
                    int[] moved = [.. found.Labels];
                    moved[node] = other;
                    Assert.IsLessThanOrEqualTo(found.Quality + 1e-9, GraphPartition.QualityOf(graph, moved));
                }
            }
        }
    }

    [TestMethod]
    public void A_seed_gives_one_result_and_communities_go_by_size()
    {
        WeightedGraph graph = Planted(new SplittableRandom(6), 5, 40, 0.2, 0.04);
        GraphPartition one = Leiden.Find(graph, new LeidenSettings { Seed = 3 }), two = Leiden.Find(graph, new LeidenSettings { Seed = 3 });
        CollectionAssert.AreEqual(one.Labels.ToArray(), two.Labels.ToArray());
        int[] sizes = [.. Enumerable.Range(0, one.Count).Select(label => one.Labels.Count(own => own == label))];
        CollectionAssert.AreEqual(sizes.OrderDescending().ToArray(), sizes);
        Assert.AreEqual(one.Quality, GraphPartition.QualityOf(graph, one.Labels), 1e-12);
    }

    [TestMethod]
    public void Weights_count_and_copies_of_a_link_add_up()
    {
        // A square whose sides are heavy on the left and on the right.
        WeightedGraph square = WeightedGraph.Of(4, [(0, 1, 3), (1, 0, 2), (2, 3, 5), (1, 2, 1), (3, 0, 1)]);
        Assert.AreEqual(12, square.TotalWeight);
        CollectionAssert.AreEqual(new[] { 0, 0, 1, 1 }, Leiden.Find(square).Labels.ToArray());
        // Per side 5 / 12 - (12 / 24)^2.
        Assert.AreEqual(2 * (5 / 12.0 - 0.25), Leiden.Find(square).Quality, 1e-12);
    }

    [TestMethod]
    public void Nodes_without_links_are_alone()
    {
        Assert.AreEqual(3, Leiden.Find(WeightedGraph.Of(3, [])).Count);
        Assert.AreEqual(0, Leiden.Find(WeightedGraph.Of(0, [])).Count);
        GraphPartition found = Leiden.Find(WeightedGraph.Of(4, [(1, 3, 1)]));
        CollectionAssert.AreEqual(new[] { 1, 0, 2, 0 }, found.Labels.ToArray());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Leiden.Find(WeightedGraph.Of(1, []), new LeidenSettings { Resolution = 0 }));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => WeightedGraph.Of(2, [(0, 2, 1)]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => WeightedGraph.Of(2, [(0, 1, 0)]));
    }

    private static WeightedGraph Ring(int cliques, int size)
    {
        var links = new List<(int, int, double)>();
        for (int clique = 0; clique < cliques; clique++)
        {
            for (int i = 0; i < size; i++)
            {
                for (int j = 0; j < i; j++)
                    links.Add((clique * size + i, clique * size + j, 1));
            }
            links.Add((clique * size, (clique + 1) % cliques * size + 1, 1));
        }
        return WeightedGraph.Of(cliques * size, links);
    }

    private static WeightedGraph Planted(SplittableRandom random, int groups, int size, double inside, double outside)
    {
        var links = new List<(int, int, double)>();
        for (int i = 0; i < groups * size; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (random.NextDouble() < (i / size == j / size ? inside : outside))
                    links.Add((i, j, 1));
            }
        }
        return WeightedGraph.Of(groups * size, links);
    }

    private static bool IsConnected(WeightedGraph graph, IReadOnlyList<int> labels, int label)
    {
        int[] members = [.. Enumerable.Range(0, graph.NodeCount).Where(node => labels[node] == label)];
        var reached = new HashSet<int> { members[0] };
        bool grew = true;
        while (grew)
        {
            grew = false;
            foreach (int node in members)
            {
                if (!reached.Contains(node) && graph.Neighbours(node).ToArray().Any(reached.Contains))
                    grew = reached.Add(node);
            }
        }
        return reached.Count == members.Length;
    }
}
