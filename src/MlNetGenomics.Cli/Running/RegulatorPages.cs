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

    /// <summary>The command's settings.</summary>
    public static IReadOnlyList<ReportEntry> Settings(CommandRun run) =>
    [
        .. run.Settings.Where(setting => setting.Value is not null)
            .Select(setting => new ReportEntry(setting.Key.Replace('_', ' '), MuseamPages.Text(setting.Value))),
    ];
}
