using MlNetGenomics.Clustering;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Regulators;

/// <summary>
/// Groups of sequences that are regulated by the same factors (MuSeAM paper, "Clustering sequences according to important
/// motifs"): principal components of the matrix of important factors, a graph of neighbours, its map (UMAP) and its
/// communities (Leiden), and the factors that mark each.
/// </summary>
public sealed class SequenceClusters
{
    private SequenceClusters(
        ImportantFactors factors, double explained, double[] map, GraphPartition partition, IReadOnlyList<ClusterFactor> marks)
    {
        (Factors, Explained, Map, Partition, Marks) = (factors, explained, map, partition, marks);
    }

    /// <summary>Which factors matter in which sequence.</summary>
    public ImportantFactors Factors { get; }

    /// <summary>Share of the matrix's variance in the components that were kept.</summary>
    public double Explained { get; }

    /// <summary>Places of the sequences on the map, [n x 2].</summary>
    public IReadOnlyList<double> Map { get; }

    /// <summary>The clusters.</summary>
    public GraphPartition Partition { get; }

    /// <summary>All clusters with all factors, cluster by cluster, the smallest p-value first.</summary>
    public IReadOnlyList<ClusterFactor> Marks { get; }

    /// <summary>Finds clusters.</summary>
    /// <param name="factors">Which factors matter in which sequence.</param>
    /// <param name="settings">How; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="GenomicsException">There are too few sequences, or no factor matters in any.</exception>
    public static SequenceClusters Find(
        ImportantFactors factors, SequenceClusterSettings? settings = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(factors);
        settings ??= new SequenceClusterSettings();
        settings.Validate();
        if (factors.SequenceCount <= settings.Neighbours)
        {
            throw new GenomicsException(
                $"{factors.SequenceCount} sequences are too few for {settings.Neighbours} neighbours each");
        }
        if (factors.Names.Count == 0)
            throw new GenomicsException("no kernel that matters in any sequence has a factor, so there is nothing to cluster by");
        var components = PrincipalComponents.Of(
            factors.ToMatrix(), factors.Names.Count, settings.Components, settings.Threads, cancellation);
        WeightedGraph graph = Neighbours(components.Scores, components.Count);
        double[] map = Umap.Map(graph, Start(components), settings.Map, cancellation);
        if (settings.Basis == ClusterBasis.Map)
            graph = Neighbours(map, Umap.Dimensions);
        GraphPartition partition = Leiden.Find(graph, settings.Communities, cancellation);
        return new SequenceClusters(factors, components.Explained, map, partition, FindMarks(factors, partition));

        WeightedGraph Neighbours(double[] rows, int width) => FuzzyNeighbours.Graph(
            NearestNeighbours.Find(rows, width, settings.Neighbours, settings.Threads, cancellation));
    }

    /// <summary>Factors that mark a cluster, the smallest p-value first.</summary>
    /// <param name="cluster">Its number, from 0.</param>
    /// <param name="maximumQValue">False discovery rate up to which a factor counts.</param>
    public IEnumerable<ClusterFactor> MarksOf(int cluster, double maximumQValue) =>
        Marks.Where(mark => mark.Cluster == cluster && mark.QValue <= maximumQValue);

    /// <summary>How some marked sequences fall into the clusters, the cluster that is most enriched in them first.</summary>
    /// <param name="isMarked">Whether each sequence is marked.</param>
    /// <exception cref="ArgumentException">Their number is not that of the sequences, or none is marked.</exception>
    public IReadOnlyList<MarkedCluster> Locate(IReadOnlyList<bool> isMarked)
    {
        ArgumentNullException.ThrowIfNull(isMarked);
        if (isMarked.Count != Partition.Labels.Count || !isMarked.Contains(true))
            throw new ArgumentException("one mark a sequence is needed, and one of them set", nameof(isMarked));
        int marked = isMarked.Count(mark => mark);
        return
        [
            .. Enumerable.Range(0, Partition.Count).Select(cluster => new MarkedCluster(cluster, HypergeometricTest.Greater(
                isMarked.Index().Count(mark => mark.Item && Partition.Labels[mark.Index] == cluster),
                Partition.Labels.Count(label => label == cluster), marked, isMarked.Count)))
                .OrderBy(cluster => cluster.Test.LogP),
        ];
    }

    /// <summary>The first two components; a lone one has no second.</summary>
    private static double[] Start(PrincipalComponents components)
    {
        int rows = components.Scores.Length / components.Count;
        var start = new double[rows * Umap.Dimensions];
        for (int i = 0; i < rows; i++)
        {
            for (int d = 0; d < Math.Min(Umap.Dimensions, components.Count); d++)
                start[i * Umap.Dimensions + d] = components.Scores[i * components.Count + d];
        }
        return start;
    }

    private static ClusterFactor[] FindMarks(ImportantFactors factors, GraphPartition partition)
    {
        var marks = new List<ClusterFactor>();
        // With a single cluster there is nothing to compare it with.
        for (int cluster = 0; cluster < partition.Count && partition.Count > 1; cluster++)
        {
            for (int factor = 0; factor < factors.Names.Count; factor++)
            {
                List<double> inside = [], outside = [];
                for (int sequence = 0; sequence < factors.SequenceCount; sequence++)
                    (partition.Labels[sequence] == cluster ? inside : outside).Add(factors[sequence, factor] ? 1 : 0);
                marks.Add(new ClusterFactor(
                    cluster, factors.Names[factor], inside.Average(), outside.Average(),
                    RankSumTest.Greater([.. inside], [.. outside]), 1));
            }
        }
        double[] qValues = BenjaminiHochberg.QValues([.. marks.Select(mark => mark.Test.P)]);
        return
        [
            .. marks.Select((mark, i) => mark with { QValue = qValues[i] })
                .OrderBy(mark => mark.Cluster).ThenBy(mark => mark.Test.P).ThenByDescending(mark => mark.Test.Auroc),
        ];
    }
}
