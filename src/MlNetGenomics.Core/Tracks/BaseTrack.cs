namespace MlNetGenomics.Tracks;

/// <summary>
/// A score a base on named sequences (chromosomes, or the sequences of a FASTA file), with any number of gaps: runs of
/// scored bases, 4 bytes a base. Immutable; made by <see cref="BaseTrackBuilder"/>, read by <see cref="TrackReader"/>.
/// </summary>
public sealed class BaseTrack
{
    private readonly Dictionary<string, TrackRun[]> _runs;

    /// <summary>Takes runs in order that neither overlap nor touch.</summary>
    internal BaseTrack(string name, Dictionary<string, TrackRun[]> runs)
    {
        Name = name;
        _runs = runs;
        // As sort does in the C locale, which is what programs that read tracks want.
        Sequences = [.. runs.Keys.Order(StringComparer.Ordinal)];
        Count = runs.Values.Sum(all => all.Sum(run => (long)run.Scores.Length));
    }

    /// <summary>What messages call it: the file it was read from.</summary>
    public string Name { get; }

    /// <summary>Names of the sequences with scores, in byte order.</summary>
    public IReadOnlyList<string> Sequences { get; }

    /// <summary>Number of bases that have a score.</summary>
    public long Count { get; }

    /// <summary>Where it begins, for messages about what does not meet it.</summary>
    internal string Extent
    {
        get
        {
            TrackRun[] runs = _runs[Sequences[0]];
            string more = Sequences.Count > 1 ? $", the first of {Sequences.Count} sequences" : "";
            return $"{Name} has {Sequences[0]}:{runs[0].Start}-{runs[^1].End}{more}";
        }
    }

    /// <summary>Runs of a sequence in order, none touching the next; empty for a sequence without scores.</summary>
    public IReadOnlyList<TrackRun> Runs(string sequence) => _runs.GetValueOrDefault(sequence) ?? [];

    /// <summary>The scored bases of a stretch, in order: its runs, cut at its ends.</summary>
    /// <param name="sequence">Name of the sequence.</param>
    /// <param name="start">First base, from 0; may be below 0.</param>
    /// <param name="end">One past the last base.</param>
    public IEnumerable<TrackRun> Within(string sequence, long start, long end)
    {
        if (!_runs.TryGetValue(sequence, out TrackRun[]? runs))
            yield break;
        for (int i = FirstEndingAfter(runs, start); i < runs.Length && runs[i].Start < end; i++)
            yield return runs[i].Slice(Math.Max(runs[i].Start, start), Math.Min(runs[i].End, end));
    }

    /// <summary>The scores of a stretch.</summary>
    /// <param name="sequence">Name of the sequence.</param>
    /// <param name="start">First base, from 0.</param>
    /// <param name="end">One past the last base, above <paramref name="start"/>.</param>
    /// <param name="scores">A score a base.</param>
    /// <returns>Whether every one of its bases has a score.</returns>
    public bool TryGet(string sequence, long start, long end, out ReadOnlyMemory<float> scores)
    {
        TrackRun run = Within(sequence, start, end).FirstOrDefault();
        scores = run.Scores;
        return run.Scores.Length == end - start;
    }

    /// <summary>All scores, sequences in byte order.</summary>
    /// <exception cref="GenomicsException">They are more than an array holds.</exception>
    public float[] ToArray()
    {
        RequireArray(Count, Name);
        var all = new float[Count];
        int filled = 0;
        foreach (TrackRun run in Sequences.SelectMany(Runs))
        {
            run.Scores.Span.CopyTo(all.AsSpan(filled));
            filled += run.Scores.Length;
        }
        return all;
    }

    /// <summary>The same bases with the magnitude of their scores.</summary>
    public BaseTrack Absolute() => new(
        Name, _runs.ToDictionary(sequence => sequence.Key, sequence => Array.ConvertAll(sequence.Value, Magnitudes)));

    /// <summary>Fails where so many bases are more than an array holds.</summary>
    internal static void RequireArray(long count, string name)
    {
        if (count > Array.MaxLength)
            throw new GenomicsException($"{name}: {count} bases are compared, at most {Array.MaxLength} can be");
    }

    private static TrackRun Magnitudes(TrackRun run)
    {
        var scores = new float[run.Scores.Length];
        ReadOnlySpan<float> own = run.Scores.Span;
        for (int i = 0; i < scores.Length; i++)
            scores[i] = Math.Abs(own[i]);
        return new TrackRun(run.Start, scores);
    }

    private static int FirstEndingAfter(TrackRun[] runs, long start)
    {
        int low = 0, high = runs.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (runs[middle].End > start)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }
}
