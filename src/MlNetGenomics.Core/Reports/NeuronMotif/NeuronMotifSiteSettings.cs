using static MlNetGenomics.SettingCheck;

namespace MlNetGenomics.Reports.NeuronMotif;

/// <summary>What the pages about a network's neurons show.</summary>
public sealed record NeuronMotifSiteSettings
{
    /// <summary>Modules of a neuron that are drawn, the best first; 1 or more. All are in the tables.</summary>
    public int ModuleCount { get; init; } = 24;

    /// <summary>Motifs of a neuron's dictionary that are drawn; 1 or more.</summary>
    public int MotifCount { get; init; } = 24;

    /// <summary>Trees of a neuron that are drawn; 1 or more.</summary>
    public int TreeCount { get; init; } = 8;

    /// <summary>Known motifs that are named for a motif; 1 or more.</summary>
    public int MatchCount { get; init; } = 5;

    /// <summary>q-value under which a motif counts as a known one: .001 in the paper (section on motifs found by deep neurons).</summary>
    public double MatchQValue { get; init; } = 1e-3;

    /// <summary>Settings to list on the first page.</summary>
    public IReadOnlyList<ReportEntry> Settings { get; init; } = [];

    /// <summary>Fails unless every value is in its range.</summary>
    internal void Validate()
    {
        RequireInRange(ModuleCount >= 1, nameof(ModuleCount), ModuleCount);
        RequireInRange(MotifCount >= 1, nameof(MotifCount), MotifCount);
        RequireInRange(TreeCount >= 1, nameof(TreeCount), TreeCount);
        RequireInRange(MatchCount >= 1, nameof(MatchCount), MatchCount);
        RequireInRange(MatchQValue > 0, nameof(MatchQValue), MatchQValue);
        ArgumentNullException.ThrowIfNull(Settings);
    }
}
