namespace MlNetGenomics.Motifs.Scan;

/// <summary>How much was scanned.</summary>
/// <param name="SequenceCount">Number of sequences.</param>
/// <param name="BaseCount">Number of bases, N included.</param>
/// <param name="LongestSequence">Bases of the longest sequence, 0 where there is none.</param>
/// <param name="WindowCounts">
/// Number of windows without N that each motif was tried on, both strands counted: the number of tests behind its
/// q-values; 0 for a motif that is wider than every sequence.
/// </param>
public sealed record ScanSummary(
    int SequenceCount, long BaseCount, int LongestSequence, IReadOnlyList<long> WindowCounts)
{
    /// <summary>Name of the longest sequence, the first of several; empty where there is none.</summary>
    public string LongestName { get; init; } = "";
}
