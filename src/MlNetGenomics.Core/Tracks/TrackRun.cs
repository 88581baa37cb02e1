namespace MlNetGenomics.Tracks;

/// <summary>Bases next to each other that all have a score.</summary>
/// <param name="Start">First base, from 0.</param>
/// <param name="Scores">A score a base.</param>
public readonly record struct TrackRun(long Start, ReadOnlyMemory<float> Scores)
{
    /// <summary>One past the last base.</summary>
    public long End => Start + Scores.Length;

    /// <summary>The part of it from one base to before another, both of it.</summary>
    internal TrackRun Slice(long start, long end) =>
        new(start, Scores.Slice((int)(start - Start), (int)(end - start)));
}
