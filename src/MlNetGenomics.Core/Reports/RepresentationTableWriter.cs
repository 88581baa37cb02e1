using MlNetGenomics.Interpretation;
using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.Studies;

namespace MlNetGenomics.Reports;

/// <summary>Results of a study of what filters learn, as tables.</summary>
public static class RepresentationTableWriter
{
    /// <summary>
    /// Writes a row a network: AUROC and area under the precision-recall curve (mean over tasks of the means over
    /// trials, standard deviation over tasks), percentages of filters that match any known and a relevant motif
    /// (mean and standard deviation over trials), and what the paper has, empty where it has nothing.
    /// </summary>
    /// <param name="writer">Receives the table.</param>
    /// <param name="networks">The networks.</param>
    /// <param name="published">Rows of the paper's table; may be empty.</param>
    public static void WriteNetworks(
        TextWriter writer,
        IReadOnlyList<RepresentationSummary> networks,
        IReadOnlyList<PublishedRepresentation> published)
    {
        ArgumentNullException.ThrowIfNull(networks);
        ArgumentNullException.ThrowIfNull(published);
        var table = new TableWriter(
            writer,
            "network", "trials", "auroc", "auroc_sd", "aupr", "aupr_sd", "jaspar", "jaspar_sd", "relevant", "relevant_sd",
            "published_auroc", "published_auroc_sd", "published_jaspar", "published_relevant");
        foreach (RepresentationSummary network in networks)
        {
            PublishedRepresentation? paper = published.FirstOrDefault(row => row.Network == network.Network);
            table.WriteRow(
                network.Network,
                network.Trials.Count,
                network.Auroc.Mean,
                network.Auroc.Deviation,
                network.Auprc.Mean,
                network.Auprc.Deviation,
                network.MatchedPercentage.Mean,
                network.MatchedPercentage.Deviation,
                network.RelevantPercentage.Mean,
                network.RelevantPercentage.Deviation,
                paper?.Auroc,
                paper?.AurocDeviation,
                paper?.MatchedPercentage,
                paper?.RelevantPercentage);
        }
    }

    /// <summary>Writes a row a filter of every trial: its sites, its consensus, its best match and its best relevant one.</summary>
    public static void WriteFilters(TextWriter writer, IReadOnlyList<RepresentationSummary> networks)
    {
        ArgumentNullException.ThrowIfNull(networks);
        var table = new TableWriter(
            writer,
            "network", "trial", "filter", "sites", "information", "consensus", "match", "match_evalue", "relevant",
            "relevant_evalue");
        foreach (RepresentationSummary network in networks)
        {
            foreach (RepresentationTrial trial in network.Trials)
            {
                foreach (MatchedFilter matched in trial.Filters)
                    WriteFilter(table, network.Network, trial.Trial, matched);
            }
        }
    }

    private static void WriteFilter(TableWriter table, string network, int trial, MatchedFilter matched)
    {
        PositionProbabilityMatrix? motif = matched.Filter.Motif;
        table.WriteRow(
            network,
            trial,
            FilterMotifs.Name(matched.Filter.Filter),
            matched.Filter.SiteCount,
            motif is null ? null : InformationContent.Total(motif),
            motif is null ? null : Consensus.Iupac(motif),
            Name(matched.Best),
            matched.Best?.EValue,
            Name(matched.Relevant),
            matched.Relevant?.EValue);
    }

    private static string? Name(TomtomMatch? match) => match?.Target.ShownName;
}
