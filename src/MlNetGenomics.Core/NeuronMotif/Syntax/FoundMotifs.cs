using MlNetGenomics.Motifs;

namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>Motifs without duplicates, and for each segment that they were made of the one it is or was like.</summary>
internal sealed class FoundMotifs
{
    private readonly Dictionary<MotifSegment, SegmentMatch> _motifOfFounder = new(ReferenceEqualityComparer.Instance);

    /// <summary>Brings founders together: of two that are the same the wider stays, of equal widths the first.</summary>
    /// <param name="founders">Segments that are to become motifs, by rank.</param>
    /// <param name="leftovers">More of them, known to be different.</param>
    /// <param name="matcher">Compares.</param>
    /// <param name="duplicateQValue">q-value under which two are the same.</param>
    public FoundMotifs(
        IReadOnlyList<MotifSegment> founders,
        IReadOnlyList<MotifSegment> leftovers,
        SegmentMatcher matcher,
        double duplicateQValue)
    {
        PositionProbabilityMatrix[] all = [.. founders.Select(founder => founder.Motif)];
        SegmentMatch[][] matches = matcher.Match(founders, all, duplicateQValue);
        var kept = new HashSet<int>();
        var like = new SegmentMatch[all.Length];
        foreach (int founder in Enumerable.Range(0, all.Length).OrderByDescending(i => all[i].Width).ThenBy(i => i))
        {
            SegmentMatch? wider = matches[founder].Where(match => kept.Contains(match.Motif.Motif))
                .Cast<SegmentMatch?>().FirstOrDefault();
            like[founder] = wider ?? new SegmentMatch(new OrientedMotif(founder, ReverseComplement: false), 0);
            if (wider is null)
                kept.Add(founder);
        }
        int[] order = [.. kept.Order()];
        Motifs = [.. order.Select(i => all[i]), .. leftovers.Select(leftover => leftover.Motif)];
        for (int founder = 0; founder < all.Length; founder++)
        {
            SegmentMatch match = like[founder];
            int number = Array.IndexOf(order, match.Motif.Motif);
            _motifOfFounder[founders[founder]] = match with { Motif = match.Motif with { Motif = number } };
        }
        for (int i = 0; i < leftovers.Count; i++)
            _motifOfFounder[leftovers[i]] = new SegmentMatch(new OrientedMotif(order.Length + i, ReverseComplement: false), 0);
    }

    /// <summary>The motifs, in the order of their founders.</summary>
    public IReadOnlyList<PositionProbabilityMatrix> Motifs { get; }

    /// <summary>The motif that a founder became or was found to be like; null for other segments.</summary>
    public SegmentMatch? OfFounder(MotifSegment segment) =>
        _motifOfFounder.TryGetValue(segment, out SegmentMatch match) ? match : null;
}
