using MlNetGenomics.Statistics;

namespace MlNetGenomics.Motifs.Comparison;

/// <summary>Compares one query after the other with all targets, in memory of its own.</summary>
internal sealed class QueryComparer
{
    // p-values this close are equal but for the order in which they were summed up.
    private const double Tie = 1e-9;

    private readonly TargetColumns _targets;
    private readonly TomtomSettings _settings;
    private readonly ColumnScores _scores;
    private readonly int _orientations;
    private int[] _sums = [];

    public QueryComparer(TargetColumns targets, TomtomSettings settings)
    {
        _targets = targets;
        _settings = settings;
        _scores = new ColumnScores(targets, settings);
        _orientations = settings.BothStrands ? 2 : 1;
    }

    /// <summary>The targets within the thresholds, best first.</summary>
    public TomtomMatch[] Compare(PositionProbabilityMatrix query)
    {
        _scores.Fill(query);
        double[][] columns = [.. Enumerable.Range(0, query.Width).Select(_scores.Distribution)];
        var runs = new RunDistributions(columns, _targets.Widths);
        var alignmentsByWidth = new AlignmentRuns?[_targets.Widths[^1] + 1];
        int count = _targets.Motifs.Count;
        var best = new Alignment[count];
        var pValues = new double[count];
        for (int target = 0; target < count; target++)
        {
            int width = _targets.Motifs[target].Width;
            AlignmentRuns alignments = alignmentsByWidth[width] ??=
                new AlignmentRuns(query.Width, width, _settings.MinimumOverlap, runs);
            AddUp(_targets.Starts[target], width);
            if (_settings.CompleteScores)
            {
                best[target] = BestByScore(alignments, width);
                pValues[target] = OfGreatestScore(alignments, best[target].Score);
            }
            else
            {
                best[target] = BestByPValue(alignments, width);
                pValues[target] = SmallProbability.AnyOf(best[target].PValue, (double)alignments.Count * _orientations);
            }
        }
        return Matches(best, pValues);
    }

    private TomtomMatch[] Matches(Alignment[] best, double[] pValues)
    {
        double[] qValues = BenjaminiHochberg.QValues(pValues);
        int[] order = [.. Enumerable.Range(0, best.Length)
            .Where(target => pValues[target] <= _settings.MaximumPValue
                && pValues[target] * best.Length <= _settings.MaximumEValue
                && qValues[target] <= _settings.MaximumQValue)];
        Array.Sort(order, (x, y) =>
            pValues[x] != pValues[y] ? pValues[x].CompareTo(pValues[y]) : x.CompareTo(y));
        return Array.ConvertAll(order, target => new TomtomMatch(
            target,
            _targets.Motifs[target],
            best[target].Offset,
            best[target].Overlap,
            best[target].Orientation != 0,
            pValues[target],
            pValues[target] * best.Length,
            qValues[target]));
    }

    /// <summary>
    /// Summed scores of all alignments with a target, the query's last column on the target's first one first, once
    /// for each orientation of the query.
    /// </summary>
    private void AddUp(int start, int width)
    {
        int last = _scores.Width - 1;
        int alignments = width + last;
        if (_sums.Length < _orientations * alignments)
            _sums = new int[_orientations * alignments];
        for (int orientation = 0; orientation < _orientations; orientation++)
        {
            Span<int> sums = _sums.AsSpan(orientation * alignments, alignments);
            sums.Clear();
            for (int position = 0; position <= last; position++)
            {
                ReadOnlySpan<ushort> row = _scores.Row(orientation, position).Slice(start, width);
                Span<int> diagonal = sums.Slice(last - position, width);
                for (int i = 0; i < row.Length; i++)
                    diagonal[i] += row[i];
            }
        }
    }

    /// <summary>The sum at an offset. The query turned round runs over the target the other way.</summary>
    private int Sum(int orientation, int offset, int width)
    {
        int alignment = offset + _scores.Width - 1;
        int alignments = width + _scores.Width - 1;
        return orientation == 0 ? _sums[alignment] : _sums[2 * alignments - 1 - alignment];
    }

    private Alignment BestByPValue(AlignmentRuns alignments, int width)
    {
        var best = new Alignment(0, 0, 0, 0, double.PositiveInfinity);
        for (int orientation = 0; orientation < _orientations; orientation++)
        {
            for (int i = 0; i < alignments.Count; i++)
            {
                int offset = alignments.FirstOffset + i;
                int score = Sum(orientation, offset, width);
                double p = alignments.Scores[i].Tail(score);
                bool isBetter = p < best.PValue * (1 - Tie)
                    || p <= best.PValue * (1 + Tie) && alignments.Overlaps[i] > best.Overlap;
                if (isBetter)
                    best = new Alignment(orientation, offset, alignments.Overlaps[i], score, p);
            }
        }
        return best;
    }

    private Alignment BestByScore(AlignmentRuns alignments, int width)
    {
        var best = new Alignment(0, 0, 0, -1, double.NaN);
        for (int orientation = 0; orientation < _orientations; orientation++)
        {
            for (int i = 0; i < alignments.Count; i++)
            {
                int offset = alignments.FirstOffset + i;
                int overlap = alignments.Overlaps[i];
                int score = Sum(orientation, offset, width) + (_scores.Width - overlap) * _scores.Unaligned;
                if (score > best.Score || score == best.Score && overlap > best.Overlap)
                    best = new Alignment(orientation, offset, overlap, score, double.NaN);
            }
        }
        return best;
    }

    /// <summary>Chance that any alignment reaches a complete score; alignments count as independent.</summary>
    private double OfGreatestScore(AlignmentRuns alignments, int score)
    {
        double log = 0;
        for (int i = 0; i < alignments.Count; i++)
        {
            int aligned = score - (_scores.Width - alignments.Overlaps[i]) * _scores.Unaligned;
            log += SmallProbability.LogComplement(alignments.Scores[i].Tail(aligned));
        }
        return SmallProbability.FromLogComplement(_orientations * log);
    }
}
