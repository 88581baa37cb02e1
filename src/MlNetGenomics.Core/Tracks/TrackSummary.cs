namespace MlNetGenomics.Tracks;

/// <summary>A track in a few numbers.</summary>
/// <param name="Sequences">Sequences with scores.</param>
/// <param name="Bases">Bases with a score.</param>
/// <param name="Lowest">Lowest score.</param>
/// <param name="Highest">Highest score.</param>
/// <param name="Mean">Mean score.</param>
public readonly record struct TrackSummary(int Sequences, long Bases, float Lowest, float Highest, double Mean)
{
    /// <summary>Of a track.</summary>
    public static TrackSummary Of(BaseTrack track)
    {
        ArgumentNullException.ThrowIfNull(track);
        float lowest = float.PositiveInfinity, highest = float.NegativeInfinity;
        double sum = 0;
        foreach (TrackRun run in track.Sequences.SelectMany(track.Runs))
        {
            foreach (float score in run.Scores.Span)
            {
                (lowest, highest) = (Math.Min(lowest, score), Math.Max(highest, score));
                sum += score;
            }
        }
        return new TrackSummary(track.Sequences.Count, track.Count, lowest, highest, sum / track.Count);
    }
}
