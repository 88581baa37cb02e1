using MlNetGenomics.Clustering;

namespace MlNetGenomics.Regulators;

/// <summary>
/// How <see cref="SequenceClusters"/> are found. Ten kernels, fifty components and 5 % are the paper's; neighbours, distance on
/// the map and resolution are the defaults of Scanpy (Wolf et al. 2018, doi:10.1186/s13059-017-1382-0), which it used.
/// </summary>
public sealed record SequenceClusterSettings
{
    /// <summary>Most important kernels of a sequence that count; 1 or more.</summary>
    public int TopKernels { get; init; } = 10;

    /// <summary>Principal components that are kept, at most; 1 or more.</summary>
    public int Components { get; init; } = 50;

    /// <summary>Neighbours of a sequence; 2 or more.</summary>
    public int Neighbours { get; init; } = 15;

    /// <summary>Where the neighbours are sought.</summary>
    public ClusterBasis Basis { get; init; } = ClusterBasis.Components;

    /// <summary>The map.</summary>
    public UmapSettings Map { get; init; } = new() { LeastDistance = 0.5 };

    /// <summary>The communities.</summary>
    public LeidenSettings Communities { get; init; } = new();

    /// <summary>False discovery rate up to which a factor marks a cluster; 0 to 1.</summary>
    public double MaximumQValue { get; init; } = 0.05;

    /// <summary>Threads; 0 for one a processor. The result does not depend on it.</summary>
    public int Threads { get; init; }

    internal void Validate()
    {
        SettingCheck.RequireInRange(TopKernels > 0, nameof(TopKernels), TopKernels);
        SettingCheck.RequireInRange(Components > 0, nameof(Components), Components);
        SettingCheck.RequireInRange(Neighbours > 1, nameof(Neighbours), Neighbours);
        SettingCheck.RequireInRange(Enum.IsDefined(Basis), nameof(Basis), Basis);
        SettingCheck.RequireInRange(MaximumQValue is >= 0 and <= 1, nameof(MaximumQValue), MaximumQValue);
        Map.Validate();
        Communities.Validate();
    }
}
