using MlNetGenomics.Sequences;

namespace MlNetGenomics.Simulation;

/// <summary>What <see cref="PlantedVariantSimulator"/> makes.</summary>
public sealed record PlantedVariantSettings
{
    /// <summary>SNPs to be told apart.</summary>
    public int VariantCount { get; init; } = 20_000;

    /// <summary>Share of them that break or make a site of a motif.</summary>
    public double FunctionalShare { get; init; } = 0.05;

    /// <summary>SNPs known to be without consequence, others than those above.</summary>
    public int BenignCount { get; init; } = 20_000;

    /// <summary>Bases of the genome for each SNP, those without consequence included.</summary>
    public int BasesPerVariant { get; init; } = 20;

    /// <summary>Chromosomes, of one length.</summary>
    public int ChromosomeCount { get; init; } = 4;

    /// <summary>The motifs.</summary>
    public IReadOnlyList<PlantedMotif> Motifs { get; init; } = DefaultMotifs.All;

    /// <summary>
    /// Differences from a motif's most likely site up to which a window is taken for a site: SNPs without function lie on none.
    /// </summary>
    public int ChanceSiteMismatches { get; init; } = 1;

    /// <summary>Base composition between sites.</summary>
    public BaseBackground Background { get; init; } = BaseBackground.Uniform;

    /// <summary>Equal seeds make equal data.</summary>
    public long Seed { get; init; }

    /// <summary>Number of SNPs that break or make a site.</summary>
    public int FunctionalCount => (int)Math.Round(VariantCount * FunctionalShare);

    /// <summary>Fails where the settings make no data.</summary>
    /// <exception cref="GenomicsException">Names the setting.</exception>
    public void Validate()
    {
        SimulationCheck.Require(VariantCount > 0, $"{VariantCount} variants, one or more is needed");
        SimulationCheck.Require(BenignCount > 0, $"{BenignCount} benign variants, one or more is needed");
        SimulationCheck.Require(
            FunctionalShare is > 0 and < 1, $"a share of {FunctionalShare} functional variants, over 0 and below 1 is needed");
        SimulationCheck.Require(FunctionalCount > 0, "no functional variant: more variants or a larger share is needed");
        SimulationCheck.Require(ChromosomeCount > 0, "one chromosome or more is needed");
        SimulationCheck.Require(Motifs.Count > 0, "there is no motif to plant");
        long genome = ((long)VariantCount + BenignCount) * BasesPerVariant;
        SimulationCheck.Require(genome <= 1_000_000_000, $"a genome of {genome} bases, a billion at most can be made");
        // A slot holds a site and as many bases around it, and no SNP has to be looked for long.
        SimulationCheck.Require(
            BasesPerVariant >= 4 && genome / ChromosomeCount / (FunctionalCount / ChromosomeCount + 1) >= 3 * Motifs.Max(motif => motif.Motif.Width),
            "the genome is too small for the sites: fewer functional variants or more bases a variant are needed");
    }
}
