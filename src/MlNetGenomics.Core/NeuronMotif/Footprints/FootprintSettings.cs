using static MlNetGenomics.SettingCheck;

namespace MlNetGenomics.NeuronMotif.Footprints;

/// <summary>How footprints of neurons are made. The defaults are the paper's (Wei et al. 2023, Fig. 6 C-F).</summary>
public sealed record FootprintSettings
{
    /// <summary>Sites of a neuron at most, those that activate it most; 1 or more.</summary>
    public int SiteCount { get; init; } = 3000;

    /// <summary>Bases on either side of a site's middle; 1 or more, at most 1,000,000.</summary>
    public int Flank { get; init; } = 500;

    /// <summary>Motifs are found where a random word matches as well with a chance below this; over 0, at most 1.</summary>
    public double MotifPValue { get; init; } = 0.05;

    /// <summary>
    /// Whether a site is put where its best motif is, on that motif's strand, where there is one; else all sites are put by
    /// their middle, as the neuron reads them.
    /// </summary>
    public bool AtMotifs { get; init; } = true;

    /// <summary>Positions of a footprint.</summary>
    internal int Width => 2 * Flank + 1;

    /// <summary>Fails unless all settings are in their ranges.</summary>
    /// <exception cref="GenomicsException">One is not; names it.</exception>
    public void Validate()
    {
        Require(SiteCount >= 1, "sites", SiteCount, "1 or more");
        Require(Flank is >= 1 and <= 1_000_000, "flank", Flank, "1 to 1000000");
        Require(MotifPValue is > 0 and <= 1, "p-value of motifs", MotifPValue, "over 0 and at most 1");
    }
}
