using MlNetGenomics.Motifs;
using MlNetGenomics.Tracks;

namespace MlNetGenomics.Cli.Running;

/// <summary>What scores of bases are compared with; what was not asked for is null.</summary>
internal sealed class TrackEvaluationInputs
{
    /// <summary>Files that were read.</summary>
    public required IReadOnlyList<string?> Paths { get; init; }

    /// <summary>--annotation.</summary>
    public BedFile? Annotation { get; init; }

    /// <summary>--quantiles.</summary>
    public int Quantiles { get; init; }

    /// <summary>--sites.</summary>
    public BedFile? Sites { get; init; }

    /// <summary>--align.</summary>
    public IReadOnlyList<string> Aligned { get; init; } = [];

    /// <summary>--motifs.</summary>
    public string? MotifsName { get; init; }

    /// <summary>The motifs of that file.</summary>
    public IReadOnlyList<PositionProbabilityMatrix>? Motifs { get; init; }

    /// <summary>--flank.</summary>
    public int Flank { get; init; }

    /// <summary>--points.</summary>
    public BedFile? Points { get; init; }

    /// <summary>--distance, --bin and --anchor.</summary>
    public DistanceSettings Distance { get; init; } = new();

    /// <summary>Whether profiles along sites are asked for.</summary>
    public bool HasProfiles => Aligned.Count > 0 || Motifs is not null;
}
