using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;

namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>Looks segments up among motifs.</summary>
internal sealed class SegmentMatcher(DictionarySettings settings, int threads, CancellationToken cancellation)
{
    /// <summary>What each segment matches, best first.</summary>
    /// <remarks>
    /// A motif's reverse complement only where the motif as it is does not match: a palindrome, which matches both ways,
    /// would else be in one orientation in some modules and in the other in others.
    /// </remarks>
    /// <param name="segments">Segments.</param>
    /// <param name="motifs">Motifs to compare with.</param>
    /// <param name="qValue">q-value that matches are under.</param>
    public SegmentMatch[][] Match(
        IReadOnlyList<PositionProbabilityMatrix> segments, IReadOnlyList<PositionProbabilityMatrix> motifs, double qValue)
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
        IReadOnlyList<PositionProbabilityMatrix> queries,
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
        IReadOnlyList<TomtomResult> results = Tomtom.Compare(queries, motifs, tomtom, threads, cancellation);
        return [.. results.Select(TomtomMatch[] (result) => [.. result.Matches.Where(match =>
            match.QValue < qValue && match.Overlap >= settings.LeastOverlap * match.Target.Width)])];
    }
}
