using System.Text.Json.Nodes;
using MlNetGenomics.Accessibility;
using MlNetGenomics.Regulators;

namespace MlNetGenomics.Cli.Running;

/// <summary>Figures of the JSON files about what a MuSeAM model has learned.</summary>
internal static class RegulatorMetrics
{
    /// <summary>Kernels and their factors.</summary>
    public static void Add(JsonObject metrics, RegulatorTable regulators, KernelFactors factors)
    {
        metrics["kernels"] = factors.Count;
        metrics["kernels_with_tf"] = factors.MatchedCount;
        metrics["tfs"] = regulators.Rows.Select(row => row.Factor).OfType<string>().Distinct().Count();
        metrics["activators"] = regulators.Activators.Count();
        metrics["repressors"] = regulators.Repressors.Count();
        if (regulators.Information is not { } information)
            return;
        metrics["icp_learned"] = information.First.Mean;
        metrics["icp_database"] = information.Second.Mean;
        metrics["icp_t"] = JsonText.Number(information.T);
        metrics["icp_degrees_of_freedom"] = information.DegreesOfFreedom;
        metrics["icp_p_greater"] = information.PGreater;
    }

    /// <summary>How much the error depends on kernels.</summary>
    public static void Add(JsonObject metrics, InfluenceTable influence, int sequences)
    {
        metrics["sequences"] = sequences;
        metrics["kernels"] = influence.Rows.Count;
        metrics["mse"] = influence.MeanSquaredError;
        metrics["greatest_influence"] = influence.Rows[0].Influence;
        metrics["top_share_among_strongest"] = (double)influence.TopAmongStrongest / influence.TopCount;
        metrics["influence_strength_spearman"] = JsonText.Number(influence.Spearman);
    }

    /// <summary>Pairs that lie together.</summary>
    public static void Add(JsonObject metrics, CoOccurrenceJob pairs, int sequences)
    {
        metrics["sequences"] = sequences;
        metrics["kernels"] = pairs.Kernels.Sites.Count;
        metrics["kernel_pairs"] = pairs.Kernels.Pairs.Count;
        metrics["kernel_pairs_together"] = pairs.Kernels.Significant.Count();
        metrics["kernel_pairs_together_unlike"] = pairs.Kernels.SignificantUnlike.Count();
        if (pairs.Apart is { } apart)
            metrics["pairs_together_sharing_no_base"] = apart.Significant.Count();
        if (pairs.Factors is not { } factors)
            return;
        metrics["tfs"] = factors.Sites.Count;
        metrics["tf_pairs"] = factors.Pairs.Count;
        metrics["tf_pairs_together"] = factors.Significant.Count();
        metrics["tf_pairs_together_unlike"] = factors.SignificantUnlike.Count();
        if (factors.KnownEnrichment() is not { } known)
            return;
        metrics["known_together"] = known.Found;
        metrics["known_enrichment"] = JsonText.Number(known.Enrichment);
        metrics["known_p"] = known.P;
    }

    /// <summary>Groups of sequences, and where marked ones lie.</summary>
    public static void Add(JsonObject metrics, SequenceClusters clusters, IReadOnlyList<MarkedCluster> marked)
    {
        metrics["sequences"] = clusters.Partition.Labels.Count;
        metrics["tfs"] = clusters.Factors.Names.Count;
        metrics["clusters"] = clusters.Partition.Count;
        metrics["quality"] = clusters.Partition.Quality;
        metrics["variance_explained"] = clusters.Explained;
        if (marked.Count == 0)
            return;
        metrics["group_cluster"] = marked[0].Cluster + 1;
        metrics["group_share"] = marked[0].Share;
        metrics["group_share_as_majority"] = marked.Where(cluster => cluster.IsMajority).Sum(cluster => cluster.Share);
        metrics["group_enrichment"] = JsonText.Number(marked[0].Test.Enrichment);
        metrics["group_p"] = Math.Min(1, marked[0].Test.P * marked.Count);
    }

    /// <summary>Predicted activity of accessible regions.</summary>
    public static void Add(JsonObject metrics, AccessibilityProfile profile, PeakJob job)
    {
        metrics["peaks"] = job.Peaks.Count;
        metrics["skipped"] = job.Skipped;
        metrics["windows"] = profile.Windows.Count;
        metrics["pearson"] = JsonText.Number(profile.Pearson);
        metrics["spearman"] = JsonText.Number(profile.Spearman);
        if (profile.Classes.Count == 0)
            return;
        var classes = new JsonObject();
        foreach (SegmentClass own in profile.Classes)
        {
            classes[own.Name] = new JsonObject
            {
                ["peaks"] = own.Count,
                ["median_activity"] = JsonText.Number(own.MedianActivity),
                ["median_rank"] = JsonText.Number(own.MedianRank),
            };
        }
        metrics["classes"] = classes;
    }
}
