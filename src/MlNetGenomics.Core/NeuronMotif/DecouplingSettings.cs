namespace MlNetGenomics.NeuronMotif;

/// <summary>How the neurons of a network are decoupled. The defaults are the paper's.</summary>
public sealed record DecouplingSettings
{
    /// <summary>How sequences that activate a neuron are sought.</summary>
    public SamplingSettings Sampling { get; init; } = SamplingSettings.Paper;

    /// <summary>How they are taken apart.</summary>
    public DemixSettings Demixing { get; init; } = DemixSettings.Paper;

    /// <summary>
    /// Bytes of sequences that are kept of a layer's neurons for the next number of groups; 0 or more. Those of the neurons
    /// beyond are sought anew, with the same result.
    /// </summary>
    public long MostBytesKept { get; init; } = 1L << 30;
}
