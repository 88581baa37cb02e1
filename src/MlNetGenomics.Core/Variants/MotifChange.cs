namespace MlNetGenomics.Variants;

/// <summary>What a variant does to the best site of a kernel of a MuSeAM model.</summary>
/// <param name="Kernel">Index of the kernel, from 0.</param>
/// <param name="Score">Motif score with the alternate allele less that with the reference allele; gains are above 0.</param>
/// <param name="Effect">The same times the kernel's head weight: its part of the variant's effect.</param>
public readonly record struct MotifChange(int Kernel, float Score, float Effect);
