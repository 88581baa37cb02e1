namespace MlNetGenomics.Interpretation.Mutagenesis;

/// <summary>How mutants are scored. All give the same numbers but for rounding.</summary>
public enum MutagenesisMethod
{
    /// <summary>Incremental where that is less work, otherwise by brute force.</summary>
    Automatic,

    /// <summary>What a mutation can change in each layer, and no more.</summary>
    Incremental,

    /// <summary>Every mutant as a sequence of its own.</summary>
    BruteForce,
}
