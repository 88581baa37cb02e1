namespace MlNetGenomics.Motifs.Scan;

/// <summary>All hits of a scan.</summary>
/// <param name="Hits">
/// Hits in the order of the sequences, then of their starts, then of the motifs; forward before reverse.
/// </param>
/// <param name="Summary">How much was scanned.</param>
public sealed record ScanResult(IReadOnlyList<MotifHit> Hits, ScanSummary Summary);
