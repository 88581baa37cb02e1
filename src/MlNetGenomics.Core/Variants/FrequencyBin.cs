namespace MlNetGenomics.Variants;

/// <summary>Variants of like minor-allele frequency.</summary>
/// <param name="Low">Least frequency.</param>
/// <param name="High">Greatest frequency.</param>
/// <param name="Variants">Scored variants in the bin.</param>
/// <param name="Kept">Those of them that were kept: significant ones, or the top ones.</param>
public readonly record struct FrequencyBin(double Low, double High, long Variants, long Kept);
