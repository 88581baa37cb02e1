using MlNetGenomics.Regulators;

namespace MlNetGenomics.Reports;

/// <summary>Writes clusters of sequences as tables. Clusters are numbered from 1, the largest first.</summary>
public static class ClusterTableWriter
{
    /// <summary>Columns name, cluster, x, y (place on the map).</summary>
    public static void Write(TextWriter writer, IReadOnlyList<string> names, SequenceClusters clusters)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(clusters);
        var table = new TableWriter(writer, "name", "cluster", "x", "y");
        for (int i = 0; i < names.Count; i++)
            table.WriteRow(names[i], clusters.Partition.Labels[i] + 1, (float)clusters.Map[2 * i], (float)clusters.Map[2 * i + 1]);
    }

    /// <summary>
    /// Columns cluster, tf, inside and outside (shares of sequences in which it matters), auroc, p-value, q-value; all clusters
    /// with all factors, cluster by cluster, the smallest p-value first.
    /// </summary>
    public static void WriteMarks(TextWriter writer, SequenceClusters clusters)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(clusters);
        var table = new TableWriter(writer, "cluster", "tf", "inside", "outside", "auroc", "p-value", "q-value");
        foreach (ClusterFactor mark in clusters.Marks)
            table.WriteRow(mark.Cluster + 1, mark.Factor, mark.Inside, mark.Outside, mark.Test.Auroc, mark.Test.P, mark.QValue);
    }
}
