namespace MlNetGenomics.Motifs.Scan;

/// <summary>A site of one motif in a stretch of bases.</summary>
/// <param name="Start">First base, from 0.</param>
/// <param name="IsReverse">Whether the reverse strand matches.</param>
/// <param name="Score">Score, steps.</param>
internal readonly record struct FoundSite(int Start, bool IsReverse, int Score);
