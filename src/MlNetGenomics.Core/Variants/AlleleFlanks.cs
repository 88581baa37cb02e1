namespace MlNetGenomics.Variants;

/// <summary>Bases around an allele, from the file of variants itself.</summary>
/// <param name="Left">Base codes before it, the last one next to it.</param>
/// <param name="Right">Base codes after it.</param>
/// <param name="IsWhole">
/// Whether alleles with their flanks are whole sequences, of the model's length; else a window is cut out of them.
/// </param>
public sealed record AlleleFlanks(byte[] Left, byte[] Right, bool IsWhole);
