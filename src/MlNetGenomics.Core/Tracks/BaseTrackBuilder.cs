namespace MlNetGenomics.Tracks;

/// <summary>Collects scores of bases in any order; in order they are kept as they come, 4 bytes a base.</summary>
/// <param name="name">What messages call the track: the file its scores come from.</param>
/// <param name="overlaps">What is done where a base has more than one score.</param>
public sealed class BaseTrackBuilder(string name, OverlapRule overlaps = OverlapRule.Refuse)
{
    private readonly Dictionary<string, SequenceScores> _sequences = [];
    private SequenceScores? _last;

    /// <summary>Gives bases that lie next to each other a score each.</summary>
    /// <param name="sequence">Name of the sequence.</param>
    /// <param name="start">First base, from 0.</param>
    /// <param name="scores">A finite score a base.</param>
    /// <param name="line">Line of the file that says so, from 1, for messages.</param>
    /// <exception cref="GenomicsException">The sequence has more bases than a track holds.</exception>
    /// <exception cref="ArgumentException">A score is not finite.</exception>
    public void Add(string sequence, long start, ReadOnlySpan<float> scores, int line)
    {
        foreach (float score in scores)
            RequireFinite(score);
        scores.CopyTo(Of(sequence).Extend(start, start + scores.Length, line));
    }

    /// <summary>Gives all bases of a stretch one score.</summary>
    /// <param name="sequence">Name of the sequence.</param>
    /// <param name="start">First base, from 0.</param>
    /// <param name="end">One past the last base, at least <paramref name="start"/>.</param>
    /// <param name="score">The score, finite.</param>
    /// <param name="line">Line of the file that says so, from 1, for messages.</param>
    /// <exception cref="GenomicsException">The sequence has more bases than a track holds.</exception>
    /// <exception cref="ArgumentException">The score is not finite.</exception>
    public void Add(string sequence, long start, long end, float score, int line)
    {
        RequireFinite(score);
        Of(sequence).Extend(start, end, line).Fill(score);
    }

    /// <summary>The track. Nothing can be added afterwards.</summary>
    /// <exception cref="GenomicsException">There is no score, or a base has two where it may not; names lines.</exception>
    public BaseTrack Build()
    {
        var runs = new Dictionary<string, TrackRun[]>();
        foreach ((string sequence, SequenceScores scores) in _sequences)
        {
            TrackRun[] own = scores.ToRuns(overlaps);
            if (own.Length > 0)
                runs.Add(sequence, own);
        }
        return runs.Count > 0
            ? new BaseTrack(name, runs)
            : throw new GenomicsException($"{name}: has no scores, a score for one base or more is expected");
    }

    private SequenceScores Of(string sequence)
    {
        ArgumentException.ThrowIfNullOrEmpty(sequence);
        if (_last?.Sequence == sequence)
            return _last;
        if (!_sequences.TryGetValue(sequence, out _last))
            _sequences.Add(sequence, _last = new SequenceScores(name, sequence));
        return _last;
    }

    private static void RequireFinite(float score)
    {
        if (!float.IsFinite(score))
            throw new ArgumentException($"score {score} is not finite", nameof(score));
    }
}
