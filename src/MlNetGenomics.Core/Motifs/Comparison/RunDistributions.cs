using MlNetGenomics.Statistics;

namespace MlNetGenomics.Motifs.Comparison;

/// <summary>
/// The null distributions of the summed scores of runs of query columns: those that can lie on a target, which are
/// runs from either end and, where a target is narrower than the query, runs of its width in between.
/// </summary>
internal sealed class RunDistributions
{
    private readonly Dictionary<(int First, int Count), ScoreDistribution> _runs = [];

    /// <summary>Computes the distributions.</summary>
    /// <param name="columns">Distribution of the score of each query column.</param>
    /// <param name="targetWidths">Widths of targets, ascending.</param>
    public RunDistributions(IReadOnlyList<double[]> columns, IReadOnlyList<int> targetWidths)
    {
        int width = columns.Count;
        int longest = Math.Min(width, targetWidths[^1]);
        ScoreDistribution run = ScoreDistribution.Empty;
        for (int count = 1; count <= longest; count++)
            _runs[(0, count)] = run = run.Add(columns[count - 1]);
        run = ScoreDistribution.Empty;
        for (int count = 1; count <= Math.Min(longest, width - 1); count++)
            _runs[(width - count, count)] = run = run.Add(columns[width - count]);
        int[] inner = [.. targetWidths.Where(target => target <= width - 2)];
        if (inner.Length == 0)
            return;
        for (int first = 1; first < width - 1; first++)
        {
            run = ScoreDistribution.Empty;
            for (int count = 1; count <= inner[^1] && first + count < width; count++)
            {
                run = run.Add(columns[first + count - 1]);
                if (Array.BinarySearch(inner, count) >= 0)
                    _runs[(first, count)] = run;
            }
        }
    }

    /// <summary>The distribution of the sum over <paramref name="count"/> columns from <paramref name="first"/> on.</summary>
    public ScoreDistribution this[int first, int count] => _runs[(first, count)];
}
