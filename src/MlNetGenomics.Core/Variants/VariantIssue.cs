namespace MlNetGenomics.Variants;

/// <summary>Why a variant is not scored.</summary>
public enum VariantIssue
{
    /// <summary>It is scored.</summary>
    None,

    /// <summary>The alternate allele is not of bases: &lt;DEL&gt;, *, a breakend, or none at all.</summary>
    Symbolic,

    /// <summary>The genome has no such chromosome.</summary>
    UnknownChromosome,

    /// <summary>It lies beyond the end of its chromosome.</summary>
    BeyondEnd,

    /// <summary>The genome has other bases than the reference allele.</summary>
    ReferenceMismatch,

    /// <summary>An allele is longer than the model's sequences.</summary>
    TooLong,
}
