using MlNetGenomics.Tracks;

namespace MlNetGenomics.Reports;

/// <summary>
/// Writes a track as bedGraph that bedGraphToBigWig takes: sequences in byte order, starts ascending, nothing overlapping,
/// neighbouring bases of equal scores on one line.
/// </summary>
public static class BedGraphWriter
{
    /// <summary>Writes all lines: sequence, start (from 0), end, score.</summary>
    /// <param name="writer">Receives them.</param>
    /// <param name="track">The track.</param>
    public static void Write(TextWriter writer, BaseTrack track)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(track);
        foreach (string sequence in track.Sequences)
        {
            foreach (TrackRun run in track.Runs(sequence))
            {
                ReadOnlySpan<float> scores = run.Scores.Span;
                for (int first = 0; first < scores.Length;)
                {
                    int next = first + 1;
                    while (next < scores.Length && scores[next] == scores[first])
                        next++;
                    writer.Write(FormattableString.Invariant($"{sequence}\t{run.Start + first}\t{run.Start + next}\t"));
                    writer.Write(TableWriter.Format(scores[first]));
                    writer.Write('\n');
                    first = next;
                }
            }
        }
    }
}
