using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx;

/// <summary>How the graph of variants' effects is named, and what it gives.</summary>
public sealed record VariantEffectExportOptions
{
    /// <summary>Name of the input of sequences with the reference allele, string [N, 1].</summary>
    public string ReferenceName { get; init; } = "Reference";

    /// <summary>Name of the input of sequences with the alternate allele, string [N, 1].</summary>
    public string AlternateName { get; init; } = "Alternate";

    /// <summary>Name of the effects, float [N, T].</summary>
    public string OutputName { get; init; } = "Effect";

    /// <summary>What to do with IUPAC letters other than A, C, G, T, N.</summary>
    public AmbiguityPolicy Ambiguity { get; init; } = AmbiguityPolicy.Reject;

    /// <summary>Names of the tasks, in their order; null for all.</summary>
    public IReadOnlyList<string>? Tasks { get; init; }

    /// <summary>Which output of a file is compared; null for the only one, or the one named Score, or the first.</summary>
    public string? ModelOutput { get; init; }
}
