namespace MlNetGenomics.Studies;

/// <summary>How well functional SNPs were told from others.</summary>
/// <param name="Functional">SNPs that break or make a site.</param>
/// <param name="Others">SNPs that do not.</param>
/// <param name="TruePositives">Functional ones that were called.</param>
/// <param name="FalsePositives">Others that were called.</param>
/// <param name="Auroc">Chance that a functional SNP has a greater PVE than another.</param>
public sealed record PlantedVariantResult(long Functional, long Others, long TruePositives, long FalsePositives, double Auroc)
{
    /// <summary>Share of the functional ones that were called.</summary>
    public double Recall => (double)TruePositives / Functional;

    /// <summary>Share of those called that are not functional; 0 where none was called.</summary>
    public double FalseDiscoveryRate =>
        TruePositives + FalsePositives == 0 ? 0 : (double)FalsePositives / (TruePositives + FalsePositives);
}
