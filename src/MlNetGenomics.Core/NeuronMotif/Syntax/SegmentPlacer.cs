using MlNetGenomics.Motifs;

namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>Finds the motifs on segments, also several on one.</summary>
internal static class SegmentPlacer
{
    /// <summary>Columns that must be left beside a motif for another one to be looked for there: a segment's least.</summary>
    private const int LeastPart = 4;

    /// <summary>The motifs on each segment: the best one, then the best ones of what is left on either side of it.</summary>
    /// <param name="segments">Segments.</param>
    /// <param name="motifs">Motifs.</param>
    /// <param name="matcher">Compares.</param>
    /// <param name="qValue">q-value that a motif's match is under.</param>
    public static List<MotifPlacement>[] Place(
        IReadOnlyList<MotifSegment> segments,
        IReadOnlyList<PositionProbabilityMatrix> motifs,
        SegmentMatcher matcher,
        double qValue)
    {
        List<MotifPlacement>[] placements = [.. segments.Select(_ => new List<MotifPlacement>())];
        List<(int Segment, MotifSegment Part)> parts = [.. segments.Select((segment, i) => (i, segment))];
        while (parts.Count > 0)
        {
            SegmentMatch[][] matches = matcher.Match([.. parts.Select(part => part.Part)], motifs, qValue);
            var next = new List<(int Segment, MotifSegment Part)>();
            for (int i = 0; i < parts.Count; i++)
            {
                (int segment, MotifSegment part) = parts[i];
                if (matches[i].Length == 0)
                    continue;
                MotifPlacement best = Placement(matches[i][0], part.Start, motifs);
                placements[segment].Add(best);
                if (best.Start - part.Start >= LeastPart)
                    next.Add((segment, part.Part(part.Start, best.Start)));
                if (part.End - best.End >= LeastPart)
                    next.Add((segment, part.Part(best.End, part.End)));
            }
            parts = next;
        }
        return placements;
    }

    /// <summary>Where a motif that a segment matches lies in the module.</summary>
    public static MotifPlacement Placement(
        SegmentMatch match, int start, IReadOnlyList<PositionProbabilityMatrix> motifs) =>
        new(match.Motif, start - match.Offset, motifs[match.Motif.Motif].Width);
}
