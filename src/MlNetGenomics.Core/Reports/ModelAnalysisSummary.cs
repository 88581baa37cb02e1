using System.Globalization;
using MlNetGenomics.Accessibility;
using MlNetGenomics.Regulators;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Reports;

/// <summary>What each part of <see cref="ModelAnalysisReport"/> says, in a line.</summary>
internal static class ModelAnalysisSummary
{
    // As many as somebody reads in a line.
    private const int Named = 5;

    private const string None = "none";

    public static string Fit(RegressionScores scores, int sequences) =>
        $"R² {Text(scores.RSquared)}, Pearson {Text(scores.Pearson)}, Spearman {Text(scores.Spearman)} over {Number(sequences)} sequences";

    public static string Regulators(RegulatorTable table) =>
        $"{Number(table.Rows.Count(row => row.Factor is not null))} of {Number(table.Rows.Count)} kernels look like a known motif; "
        + $"strongest activators {Labels(table.Activators)}; strongest repressors {Labels(table.Repressors)}";

    public static string Influence(InfluenceTable table) =>
        $"the error grows most without {Join(table.Rows.Select(row => row.Regulator.Label))}";

    public static string CoOccurrence(CoOccurrenceReportData data)
    {
        CoOccurrenceTable shown = data.Factors ?? data.Kernels;
        IEnumerable<CoOccurrencePair> pairs = shown.HasAlike ? shown.SignificantUnlike : shown.Significant;
        string what = data.Factors is null ? "kernels" : "factors";
        return $"{Number(shown.Significant.Count())} of {Number(shown.Pairs.Count)} pairs of {what} lie together; "
            + (shown.HasAlike ? "first of unlike motifs: " : "first: ")
            + Join(pairs.Select(pair => $"{Name(shown, pair.First)}–{Name(shown, pair.Second)}"));
    }

    public static string Clusters(ClusterReportData data)
    {
        IReadOnlyList<int> labels = data.Clusters.Partition.Labels;
        int largest = labels.CountBy(label => label).Max(pair => pair.Value);
        IReadOnlyList<MarkedCluster> marked = data.IsMarked.Contains(true) ? data.Clusters.Locate(data.IsMarked) : [];
        string text = $"{Number(data.Clusters.Partition.Count)} clusters of {Number(labels.Count)} sequences, the largest of {Number(largest)}";
        return marked.Count == 0
            ? text
            : text + string.Create(
                CultureInfo.InvariantCulture,
                $"; {marked[0].Share:0%} of {data.MarkedName ?? "the marked ones"} in cluster {marked[0].Cluster + 1}");
    }

    public static string Accessibility(AccessibilityProfile profile) =>
        $"{Number(profile.Ranks.Count)} peaks: Pearson of window rank and median activity {Text(profile.Pearson)}, Spearman of single peaks {Text(profile.Spearman)}";

    public static string Variants(VariantReportData data) =>
        $"{Number(data.Tally.Scored)} of {Number(data.Tally.Read)} variants scored; {Number(data.Summary.Kept)} called, {Called(data)}";

    /// <summary>Which variants are called.</summary>
    public static string Called(VariantReportData data) => data.Benign is null
        ? string.Create(CultureInfo.InvariantCulture, $"the top {100 * data.Settings.TopShare:0.##} %")
        : string.Create(CultureInfo.InvariantCulture, $"significant at {100 * data.Settings.FalseDiscoveryRate:0.##} % FDR");

    public static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Labels(IEnumerable<Regulator> rows) => Join(rows.Select(row => row.Label));

    // Several kernels of one factor say it once.
    private static string Join(IEnumerable<string> names)
    {
        string[] first = [.. names.Distinct().Take(Named)];
        return first.Length == 0 ? None : string.Join(", ", first);
    }

    private static string Name(CoOccurrenceTable table, int feature) => table.Factor(feature) ?? table.Sites.Names[feature];

    private static string Text(double value) => HtmlTable.FormatNumber(value);
}
