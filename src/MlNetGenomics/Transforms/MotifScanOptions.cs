using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Scan;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Transforms;

/// <summary>
/// How DNA text becomes best scores of motifs. The defaults are those of <see cref="ScanSettings"/>, and so of the MEME
/// Suite's FIMO but for its background.
/// </summary>
public sealed class MotifScanOptions
{
    private static readonly ScanSettings Defaults = new();

    /// <summary>Name of the column to make.</summary>
    public required string OutputColumnName { get; init; }

    /// <summary>Name of the text column to read; null for <see cref="OutputColumnName"/>.</summary>
    public string? InputColumnName { get; init; }

    /// <summary>The motifs, at least one.</summary>
    public required IReadOnlyList<PositionProbabilityMatrix> Motifs { get; init; }

    /// <summary>Whether the reverse strand is scanned too.</summary>
    public bool BothStrands { get; init; } = Defaults.BothStrands;

    /// <summary>
    /// How often each base occurs by chance. Where both strands are scanned, A and T get their mean, and C and G theirs.
    /// </summary>
    public BaseBackground Background { get; init; } = Defaults.Background;

    /// <summary>Count added to each column in all, shared out as the background; over 0 unless no motif has zeros.</summary>
    public double Pseudocount { get; init; } = Defaults.Pseudocount;

    /// <summary>Sites of a motif that does not know its own number, which pseudocounts are added to; over 0.</summary>
    public double DefaultSiteCount { get; init; } = Defaults.DefaultSiteCount;

    /// <summary>What to do with IUPAC letters other than A, C, G, T, N.</summary>
    public AmbiguityPolicy Ambiguity { get; init; }

    /// <summary>Number of threads; 0 for one a processor. Scores do not depend on it.</summary>
    public int Threads { get; init; }
}
