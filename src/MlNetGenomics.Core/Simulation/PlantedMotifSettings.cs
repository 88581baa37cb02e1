using MlNetGenomics.Sequences;

namespace MlNetGenomics.Simulation;

/// <summary>What <see cref="PlantedMotifSimulator"/> makes; by default as much as a small reporter assay.</summary>
public sealed record PlantedMotifSettings
{
    /// <summary>Number of sequences.</summary>
    public int SequenceCount { get; init; } = 2000;

    /// <summary>Bases of a sequence.</summary>
    public int SequenceLength { get; init; } = 171;

    /// <summary>Base composition between the sites.</summary>
    public BaseBackground Background { get; init; } = BaseBackground.Uniform;

    /// <summary>The motifs; each site takes one of them, all equally often.</summary>
    public IReadOnlyList<PlantedMotif> Motifs { get; init; } = DefaultMotifs.All;

    /// <summary>
    /// Chance of 0, 1, 2, ... sites in a sequence, as weights. The mean of the default is 2.
    /// </summary>
    public IReadOnlyList<double> SiteCountWeights { get; init; } = [0.1, 0.25, 0.3, 0.25, 0.1];

    /// <summary>Whether sites are on either strand with equal chance; else all on the forward one.</summary>
    public bool BothStrands { get; init; } = true;

    /// <summary>Activity of a sequence without sites.</summary>
    public double Baseline { get; init; } = 1;

    /// <summary>Standard deviation of the noise added to the activity, 0 for none.</summary>
    public double NoiseDeviation { get; init; } = 0.3;

    /// <summary>Seed: equal settings make equal data.</summary>
    public long Seed { get; init; }

    /// <summary>Fails where the settings make no data.</summary>
    /// <exception cref="GenomicsException">Names the setting.</exception>
    public void Validate()
    {
        Require(SequenceCount > 0, $"the number of sequences is {SequenceCount}, at least 1 is needed");
        Require(SequenceLength > 0, $"the sequence length is {SequenceLength}, at least 1 is needed");
        Require(Motifs.Count > 0, "there is no motif to plant");
        bool areWeights = SiteCountWeights.All(weight => weight >= 0 && double.IsFinite(weight));
        Require(areWeights && SiteCountWeights.Any(weight => weight > 0),
            "the weights of the numbers of sites must be 0 or more, and one positive");
        Require(NoiseDeviation >= 0 && double.IsFinite(NoiseDeviation),
            $"the noise is {NoiseDeviation}, 0 or more is needed");
        Require(double.IsFinite(Baseline), $"the baseline is {Baseline}, a finite number is needed");
        Require(Motifs.All(motif => double.IsFinite(motif.Effect)), "an effect is not a finite number");
        int mostSites = SiteCountWeights.Count - 1;
        while (SiteCountWeights[mostSites] == 0)
            mostSites--;
        long needed = (long)mostSites * Motifs.Max(motif => motif.Motif.Width);
        Require(needed <= SequenceLength,
            $"{mostSites} sites of the widest motif take {needed} bases, a sequence has {SequenceLength}");
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
            throw new GenomicsException($"simulation: {message}");
    }
}
