using MlNetGenomics.Sequences;

namespace MlNetGenomics.Tracks;

/// <summary>All bases that lie in any of some intervals.</summary>
internal sealed class IntervalUnion
{
    private readonly Dictionary<string, List<(long Start, long End)>> _parts = [];

    /// <summary>Brings intervals together that overlap or touch.</summary>
    public IntervalUnion(IEnumerable<BedRecord> intervals)
    {
        foreach (BedRecord interval in intervals.OrderBy(interval => interval.Start))
        {
            if (!_parts.TryGetValue(interval.Sequence, out List<(long Start, long End)>? parts))
                _parts.Add(interval.Sequence, parts = []);
            if (parts.Count > 0 && interval.Start <= parts[^1].End)
                parts[^1] = (parts[^1].Start, Math.Max(parts[^1].End, interval.End));
            else
                parts.Add((interval.Start, interval.End));
        }
    }

    /// <summary>Bases in all.</summary>
    public long Count => _parts.Values.Sum(parts => parts.Sum(part => part.End - part.Start));

    /// <summary>For every scored base of a track, in the order of <see cref="BaseTrack.ToArray"/>, whether it is inside.</summary>
    public bool[] Mark(BaseTrack track)
    {
        BaseTrack.RequireArray(track.Count, track.Name);
        var isInside = new bool[track.Count];
        int offset = 0;
        foreach (string sequence in track.Sequences)
        {
            List<(long Start, long End)> parts = _parts.GetValueOrDefault(sequence) ?? [];
            int part = 0;
            foreach (TrackRun run in track.Runs(sequence))
            {
                while (part < parts.Count && parts[part].End <= run.Start)
                    part++;
                // A part may reach into the next run too.
                for (int i = part; i < parts.Count && parts[i].Start < run.End; i++)
                {
                    int start = (int)(Math.Max(parts[i].Start, run.Start) - run.Start);
                    int end = (int)(Math.Min(parts[i].End, run.End) - run.Start);
                    isInside.AsSpan(offset + start, end - start).Fill(true);
                }
                offset += run.Scores.Length;
            }
        }
        return isInside;
    }
}
