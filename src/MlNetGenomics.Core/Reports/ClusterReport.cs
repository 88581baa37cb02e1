using System.Globalization;
using MlNetGenomics.Regulators;

namespace MlNetGenomics.Reports;

/// <summary>The page, or the section of one, about groups of sequences regulated by the same factors.</summary>
public static class ClusterReport
{
    /// <summary>What links to the section call it.</summary>
    public const string SectionId = "clusters";

    private static readonly PlotOptions Size = new() { Width = 480, Height = 440 };

    /// <summary>How the numbers were made.</summary>
    public static IReadOnlyList<string> Notes { get; } =
    [
        "Of each sequence the kernels count without which its squared error grows most. Their factors make a matrix of zeros and " +
        "ones; its principal components give the graph of nearest neighbours, which is drawn by UMAP (McInnes, Healy and Melville " +
        "2018) and cut into communities by the Leiden algorithm (Traag, Waltman and van Eck 2019). Places on the map mean nothing " +
        "by themselves, only who is near whom does.",
        "Factors of a cluster are those that matter in it more often than outside, by Wilcoxon's rank-sum test with the correction " +
        "for ties; q-values are Benjamini and Hochberg's over all clusters and factors.",
    ];

    /// <summary>A page of its own.</summary>
    public static HtmlReport Create(ClusterReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var report = new HtmlReport(data.Title, "Groups of sequences regulated by the same factors");
        AddTo(report, data);
        return ReportNotes.AddTo(report, data.Settings, Notes);
    }

    /// <summary>Adds the section to a page.</summary>
    public static void AddTo(HtmlReport report, ClusterReportData data)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(data);
        SequenceClusters clusters = data.Clusters;
        IReadOnlyList<int> labels = clusters.Partition.Labels;
        report.AddSection("Clusters", SectionId).AddHighlights(
        [
            new("sequences", Number(labels.Count)),
            new("factors that matter", Number(clusters.Factors.Names.Count)),
            new("clusters", Number(clusters.Partition.Count)),
            new("quality of the partition", HtmlTable.FormatNumber(clusters.Partition.Quality)),
            new("variance in the components", string.Create(CultureInfo.InvariantCulture, $"{clusters.Explained:0%}")),
        ]);
        IReadOnlyList<MarkedCluster> marked = data.IsMarked.Contains(true) ? clusters.Locate(data.IsMarked) : [];
        if (marked.Count > 0)
            report.AddParagraph(Describe(marked, data.MarkedName ?? "marked sequences"));
        report.AddFigures(Figures(data));
        var table = new HtmlTable(
            [
                "cluster", "sequences", "of all", .. marked.Count > 0 ? [$"of them {data.MarkedName}"] : Array.Empty<string>(),
                "marking factors", "the most significant (share inside, outside)",
            ]);
        for (int cluster = 0; cluster < clusters.Partition.Count; cluster++)
        {
            ClusterFactor[] marks = [.. clusters.MarksOf(cluster, data.MaximumQValue)];
            string factors = string.Join(", ", marks.Take(data.FactorCount)
                .Select(mark => string.Create(CultureInfo.InvariantCulture, $"{mark.Factor} ({mark.Inside:0%}, {mark.Outside:0%})")));
            int size = labels.Count(label => label == cluster);
            List<object?> cells = [Number(cluster + 1), size, string.Create(CultureInfo.InvariantCulture, $"{(double)size / labels.Count:0.0%}")];
            if (marked.Count > 0)
                cells.Add((int)marked.Single(own => own.Cluster == cluster).Test.Found);
            table.AddRow([.. cells, marks.Length, factors]);
        }
        report.AddHeading("Clusters and their factors").AddTable(table);
    }

    /// <summary>The sequences on the map, coloured by cluster.</summary>
    public static SvgImage Map(SequenceClusters clusters)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        string[] numbers = [.. Enumerable.Range(1, clusters.Partition.Count).Select(number => number.ToString(CultureInfo.InvariantCulture))];
        return ClusterPlot.Draw(clusters.Map, clusters.Partition.Labels, numbers, numbers, Size with { Title = "Clusters" });
    }

    private static ReportFigure[] Figures(ClusterReportData data)
    {
        SequenceClusters clusters = data.Clusters;
        ReportFigure map = new(Map(clusters), "Each point is a sequence, on the map of UMAP, coloured by its cluster.");
        if (!data.IsMarked.Contains(true))
            return [map];
        int[] groups = [.. data.IsMarked.Select(isMarked => isMarked ? 1 : 0)];
        string name = data.MarkedName ?? "marked";
        return
        [
            map,
            new(ClusterPlot.Draw(clusters.Map, groups, ["others", name], [], Size with { Title = $"Where {name} lie" }),
                $"The same map; {name} in a colour of their own."),
        ];
    }

    /// <summary>How marked sequences fall into the clusters, in words.</summary>
    public static string Describe(IReadOnlyList<MarkedCluster> marked, string name)
    {
        ArgumentNullException.ThrowIfNull(marked);
        MarkedCluster most = marked[0];
        MarkedCluster[] own = [.. marked.Where(cluster => cluster.IsMajority)];
        // The cluster was chosen among all, so its p-value counts as many times.
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{most.Test.Found:#,0} of {most.Test.Marked:#,0} {name} ({most.Share:0%}) lie in cluster {most.Cluster + 1}, {HtmlTable.FormatNumber(most.Test.Enrichment)} times as many as by chance (p {HtmlTable.FormatNumber(Math.Min(1, most.Test.P * marked.Count))}, hypergeometric, times the number of clusters); they are {(double)most.Test.Found / most.Test.Group:0%} of it. {own.Sum(cluster => cluster.Test.Found):#,0} ({own.Sum(cluster => cluster.Share):0%}) lie in the {own.Length} clusters of which they are the greater part.");
    }

    private static string Number(int value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
