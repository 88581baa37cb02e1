using MlNetGenomics.Sequences;

namespace MlNetGenomics.Transforms;

/// <summary>How DNA text becomes counts of k-mers.</summary>
public sealed class KmerCountOptions
{
    /// <summary>Name of the column to make.</summary>
    public required string OutputColumnName { get; init; }

    /// <summary>Name of the text column to read; null for <see cref="OutputColumnName"/>.</summary>
    public string? InputColumnName { get; init; }

    /// <summary>What makes a k-mer.</summary>
    public KmerPattern Pattern { get; init; } = KmerPattern.Contiguous(6);

    /// <summary>Whether a k-mer and its reverse complement are counted together; the mask must be symmetric.</summary>
    public bool Canonical { get; init; }

    /// <summary>Whether counts are divided by their sum, where that is not 0, so that length does not matter.</summary>
    public bool AsFrequencies { get; init; }

    /// <summary>What to do with IUPAC letters other than A, C, G, T, N.</summary>
    public AmbiguityPolicy Ambiguity { get; init; }
}
