using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;

namespace MlNetGenomics.Tests.Motifs.Comparison;

/// <summary>
/// The published method word for word: a null distribution is made by going through every way to draw target
/// columns. For short motifs and small databases only.
/// </summary>
internal sealed class NaiveTomtom
{
    private readonly PositionProbabilityMatrix _query;
    private readonly TomtomSettings _settings;
    private readonly PositionProbabilityMatrix[] _targets;
    private readonly double[][] _columns;
    private readonly Func<double[], double[], double> _score;
    private readonly double[] _medians;
    private readonly double _low;
    private readonly double _scale;
    private readonly Dictionary<(int First, int Count), int[]> _sums = [];

    public NaiveTomtom(PositionProbabilityMatrix query, IReadOnlyList<PositionProbabilityMatrix> database, TomtomSettings settings)
    {
        _query = query;
        _settings = settings;
        // Both orientations of every target, one after the other.
        _targets = [.. database.SelectMany(motif => settings.BothStrands ? new[] { motif, motif.ReverseComplement() } : [motif])];
        _columns = [.. _targets.SelectMany(Columns)];
        _score = settings.Distance == ColumnDistance.Euclidean
            ? (x, y) => -Math.Sqrt(x.Zip(y, (a, b) => (a - b) * (a - b)).Sum())
            : (x, y) => Math.Max(-1, MotifSimilarity.ColumnCorrelation(x, y));
        double[][] scores = [.. Columns(query).Select(column => _columns.Select(target => _score(column, target)).Order().ToArray())];
        _medians = [.. scores.Select(sorted => settings.CompleteScores ? sorted[(sorted.Length + 1) / 2 - 1] : 0)];
        double[] shifted = [.. scores.SelectMany((sorted, column) => sorted.Select(score => score - _medians[column]))];
        _low = Math.Floor(shifted.Min());
        _scale = Math.Floor(settings.Bins / (shifted.Max() - _low));
    }

    /// <summary>p-value of each target.</summary>
    public double[] PValues()
    {
        int orientations = _settings.BothStrands ? 2 : 1;
        return [.. _targets.Chunk(orientations).Select(PValue)];
    }

    private double PValue(PositionProbabilityMatrix[] orientations)
    {
        var alignments = new List<(int First, int Count, int Score)>();
        int least = Math.Min(_settings.MinimumOverlap, Math.Min(_query.Width, orientations[0].Width));
        foreach (PositionProbabilityMatrix target in orientations)
        {
            double[][] columns = [.. Columns(target)];
            for (int offset = -_query.Width; offset <= target.Width; offset++)
            {
                int[] aligned = [.. Enumerable.Range(0, _query.Width).Where(i => i + offset >= 0 && i + offset < target.Width)];
                if (aligned.Length >= least)
                    alignments.Add((aligned[0], aligned.Length, aligned.Sum(i => Rounded(i, columns[i + offset]))));
            }
        }
        if (!_settings.CompleteScores)
        {
            double best = alignments.Min(a => Tail(a.First, a.Count, a.Score));
            return 1 - Math.Pow(1 - best, alignments.Count);
        }
        int unaligned = (int)Math.Round(-_low * _scale);
        int greatest = alignments.Max(a => a.Score + (_query.Width - a.Count) * unaligned);
        return 1 - alignments.Aggregate(1.0, (product, a) => product * (1 - Tail(a.First, a.Count, greatest - (_query.Width - a.Count) * unaligned)));
    }

    private double Tail(int first, int count, int score)
    {
        if (!_sums.TryGetValue((first, count), out int[]? sums))
        {
            IEnumerable<int> all = [0];
            for (int column = first; column < first + count; column++)
            {
                int[] scores = [.. _columns.Select(target => Rounded(column, target))];
                all = [.. all.SelectMany(sum => scores.Select(s => sum + s))];
            }
            _sums[(first, count)] = sums = [.. all];
        }
        return (double)sums.Count(sum => sum >= score) / sums.Length;
    }

    private int Rounded(int column, double[] target)
    {
        double score = _score(Columns(_query).ElementAt(column), target) - _medians[column];
        return (int)Math.Floor((score - _low) * _scale + 0.5);
    }

    private IEnumerable<double[]> Columns(PositionProbabilityMatrix motif)
    {
        double sites = motif.SiteCount ?? _settings.DefaultSiteCount;
        for (int position = 0; position < motif.Width; position++)
        {
            double[] column = motif[position].ToArray();
            yield return [.. column.Select(p => (p * sites + _settings.Pseudocount / 4) / (sites + _settings.Pseudocount))];
        }
    }
}
