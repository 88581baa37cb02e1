using MlNetGenomics.Sequences;

namespace MlNetGenomics.Transforms;

/// <summary>How DNA text becomes one-hot matrices.</summary>
public sealed class SequenceOneHotOptions
{
    /// <summary>Name of the column to make.</summary>
    public required string OutputColumnName { get; init; }

    /// <summary>Name of the text column to read; null for <see cref="OutputColumnName"/>.</summary>
    public string? InputColumnName { get; init; }

    /// <summary>
    /// L, bases a matrix has rows for; null to learn it from the data: the length of all sequences, or of
    /// the longest where <see cref="PadShorter"/> is set.
    /// </summary>
    public int? SequenceLength { get; init; }

    /// <summary>Whether the matrix of the reverse complement follows that of the sequence.</summary>
    public bool BothStrands { get; init; }

    /// <summary>What N, and padding, becomes.</summary>
    public UnknownBaseEncoding UnknownBase { get; init; }

    /// <summary>What to do with IUPAC letters other than A, C, G, T, N.</summary>
    public AmbiguityPolicy Ambiguity { get; init; }

    /// <summary>Whether shorter sequences are padded at the end rather than an error.</summary>
    public bool PadShorter { get; init; }
}
