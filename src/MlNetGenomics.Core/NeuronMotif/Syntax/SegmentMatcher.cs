using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;

namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>Looks segments up among motifs.</summary>
internal sealed class SegmentMatcher(DictionarySettings settings, int threads, CancellationToken cancellation)
{
    /// <summary>Share of a motif's columns that tell it whole.</summary>
    private const double MostColumns = 0.75;

    /// <summary>Mean correlation, weighted by information, of columns beside a segment that go on as a motif does.</summary>
    private const double LeastLikeness = 0.5;

    /// <summary>What each segment matches, best first.</summary>
    /// <remarks>
    /// A motif's reverse complement only where the motif as it is does not match: a palindrome, which matches both ways,
    /// would else be in one orientation in some modules and in the other in others.
    /// </remarks>
    /// <param name="segments">Segments.</param>
    /// <param name="motifs">Motifs to compare with.</param>
    /// <param name="qValue">q-value that matches are under.</param>
    public SegmentMatch[][] Match(
        IReadOnlyList<MotifSegment> segments, IReadOnlyList<PositionProbabilityMatrix> motifs, double qValue)
    {
        if (motifs.Count == 0)
            return [.. segments.Select(_ => Array.Empty<SegmentMatch>())];
        TomtomMatch[][] matches = Compare(segments, motifs, bothStrands: false, qValue);
        if (settings.BothStrands)
        {
            TomtomMatch[][] onBoth = Compare(segments, motifs, bothStrands: true, qValue);
            for (int i = 0; i < matches.Length; i++)
            {
                HashSet<int> known = [.. matches[i].Select(match => match.TargetIndex)];
                matches[i] = [.. matches[i], .. onBoth[i].Where(match => !known.Contains(match.TargetIndex))];
            }
        }
        return [.. matches.Select(SegmentMatch[] (found) =>
        [
            .. found.OrderBy(match => match.PValue).ThenBy(match => match.TargetIndex).Select(match =>
                new SegmentMatch(new OrientedMotif(match.TargetIndex, match.ReverseComplement), match.Offset)),
        ])];
    }

    private TomtomMatch[][] Compare(
        IReadOnlyList<MotifSegment> segments,
        IReadOnlyList<PositionProbabilityMatrix> motifs,
        bool bothStrands,
        double qValue)
    {
        TomtomSettings tomtom = settings.Tomtom with
        {
            BothStrands = bothStrands,
            MaximumPValue = 1,
            MaximumEValue = double.PositiveInfinity,
            MaximumQValue = qValue,
        };
        IReadOnlyList<TomtomResult> results =
            Tomtom.Compare([.. segments.Select(segment => segment.Motif)], motifs, tomtom, threads, cancellation);
        return [.. results.Select(TomtomMatch[] (result) => [.. result.Matches.Where(match =>
            match.QValue < qValue && IsWhole(segments[result.QueryIndex], match))])];
    }

    /// <summary>
    /// Whether it is the motif and not one half of it: the segment has most of its columns, or at least the share that is
    /// asked for, and the module goes on as the motif does, too weakly to be in the segment.
    /// </summary>
    private bool IsWhole(MotifSegment segment, TomtomMatch match)
    {
        double share = (double)match.Overlap / match.Target.Width;
        if (share < settings.LeastOverlap || share >= MostColumns)
            return share >= settings.LeastOverlap;
        PositionProbabilityMatrix target = match.OrientedTarget;
        double[] bits = InformationContent.OfColumns(target);
        double likeness = 0, sum = 0;
        for (int column = 0; column < target.Width; column++)
        {
            int position = segment.Start - match.Offset + column;
            if (position >= segment.Start && position < segment.End || position < 0 || position >= segment.Module.Width)
                continue;
            likeness += bits[column] * MotifSimilarity.ColumnCorrelation(target[column], segment.Module[position]);
            sum += bits[column];
        }
        return likeness >= LeastLikeness * sum;
    }
}
