using MlNetGenomics.Statistics;

namespace MlNetGenomics.Motifs.Comparison;

/// <summary>
/// The allowed alignments of a query with targets of one width, by offset, and the run of query columns
/// that overlaps in each.
/// </summary>
internal sealed class AlignmentRuns
{
    /// <summary>Lists the alignments.</summary>
    /// <param name="queryWidth">Columns of the query.</param>
    /// <param name="targetWidth">Columns of the target.</param>
    /// <param name="minimumOverlap">Least overlap; where a motif is narrower, all of it.</param>
    /// <param name="runs">Distributions of the query's runs.</param>
    public AlignmentRuns(int queryWidth, int targetWidth, int minimumOverlap, RunDistributions runs)
    {
        int least = Math.Min(minimumOverlap, Math.Min(queryWidth, targetWidth));
        FirstOffset = least - queryWidth;
        Count = targetWidth - least - FirstOffset + 1;
        Overlaps = new int[Count];
        Scores = new ScoreDistribution[Count];
        for (int i = 0; i < Count; i++)
        {
            int offset = FirstOffset + i;
            int first = Math.Max(0, -offset);
            Overlaps[i] = Math.Min(queryWidth, targetWidth - offset) - first;
            Scores[i] = runs[first, Overlaps[i]];
        }
    }

    /// <summary>Number of alignments.</summary>
    public int Count { get; }

    /// <summary>Least offset; the others follow.</summary>
    public int FirstOffset { get; }

    /// <summary>Number of columns that overlap, by alignment.</summary>
    public int[] Overlaps { get; }

    /// <summary>Distribution of the summed score by chance, by alignment.</summary>
    public ScoreDistribution[] Scores { get; }
}
