using static MlNetGenomics.SettingCheck;

namespace MlNetGenomics.NeuronMotif;

/// <summary>How a layer's neurons are taken apart.</summary>
public sealed record DecouplingSettings
{
    /// <summary>How sequences are sought.</summary>
    public SamplingSettings Sampling { get; init; } = SamplingSettings.Paper;

    /// <summary>How they are taken apart.</summary>
    public DemixSettings Demix { get; init; } = DemixSettings.Paper;

    /// <summary>P, groups of motifs that move on their own; null to find it by the consensus test. 1 or more.</summary>
    public int? Groups { get; init; }

    /// <summary>Fails unless all settings are in their ranges.</summary>
    /// <exception cref="GenomicsException">One is not; names it.</exception>
    public void Validate()
    {
        Sampling.Validate();
        Demix.Validate();
        Require(Groups is null or >= 1, "groups", Groups, "1 or more");
    }
}
