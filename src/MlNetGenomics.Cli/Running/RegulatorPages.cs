using System.Text.Json.Nodes;
using MlNetGenomics.Regulators;
using MlNetGenomics.Reports;

namespace MlNetGenomics.Cli.Running;

/// <summary>What the pages about a MuSeAM model's regulators say.</summary>
internal static class RegulatorPages
{
    /// <summary>The page of mlng regulators.</summary>
    public static RegulatorsReportData Regulators(string model, RegulatorTable regulators, CommandRun run) => new()
    {
        Title = $"Regulators of {MuseamPages.FileTitle(model)}",
        Regulators = regulators,
        Settings = Settings(run),
    };

    /// <summary>The page of mlng influence.</summary>
    public static InfluenceReportData Influence(string model, InfluenceTable influence, int sequences, CommandRun run) => new()
    {
        Title = $"Influence in {MuseamPages.FileTitle(model)}",
        Influence = influence,
        SequenceCount = sequences,
        Settings = Settings(run),
    };

    /// <summary>The page of mlng cluster.</summary>
    public static ClusterReportData Clusters(
        string model, SequenceClusters clusters, SequenceClusterSettings settings, string? group, IReadOnlyList<bool> isMarked, CommandRun run) => new()
        {
            Title = $"Clusters by {MuseamPages.FileTitle(model)}",
            Clusters = clusters,
            MaximumQValue = settings.MaximumQValue,
            MarkedName = group,
            IsMarked = isMarked,
            Settings = Settings(run),
        };

    /// <summary>The command's settings.</summary>
    public static IReadOnlyList<ReportEntry> Settings(CommandRun run) => [.. Entries(run.Settings, "")];

    // Settings of a part of the command come after its name.
    private static IEnumerable<ReportEntry> Entries(JsonObject settings, string part) =>
        settings.Where(setting => setting.Value is not null).SelectMany(setting => setting.Value is JsonObject own
            ? Entries(own, $"{setting.Key}: ")
            : [new ReportEntry(part + setting.Key.Replace('_', ' '), MuseamPages.Text(setting.Value))]);
}
