using MlNetGenomics.Variants;

namespace MlNetGenomics.Cli.Running;

/// <summary>Which variants are scored, and what is made of the scores.</summary>
/// <param name="Variants">The file of variants.</param>
/// <param name="Genome">The genome; null where variants come with their flanks.</param>
/// <param name="Benign">Variants without consequence; null for none.</param>
/// <param name="Annotation">BED file of annotations; null for none.</param>
/// <param name="Settings">What counts.</param>
internal sealed record VariantInputs(
    string Variants, string? Genome, string? Benign, string? Annotation, VariantSettings Settings)
{
    /// <summary>All that is read.</summary>
    public IEnumerable<string?> Paths => [Variants, Genome, Benign, Annotation];
}
