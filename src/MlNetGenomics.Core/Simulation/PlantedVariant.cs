namespace MlNetGenomics.Simulation;

/// <summary>A simulated SNP.</summary>
/// <param name="Chromosome">Index of the chromosome, from 0.</param>
/// <param name="Position">Position, from 0.</param>
/// <param name="Reference">Code of the genome's base.</param>
/// <param name="Alternate">Code of the other base.</param>
/// <param name="Motif">Index of the motif whose site it breaks or makes; -1 for none.</param>
/// <param name="MinorFrequency">Frequency of the rarer allele.</param>
public readonly record struct PlantedVariant(
    int Chromosome, int Position, byte Reference, byte Alternate, int Motif, float MinorFrequency)
{
    /// <summary>Whether it breaks or makes a site.</summary>
    public bool IsFunctional => Motif >= 0;
}
