using MlNetGenomics.Motifs;

namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>
/// Tells motifs that are several others side by side. Where a flexible gap closes, two motifs make one segment, which is
/// wider than either; but the neuron's words are the two. (The paper does not speak of it, and keeps the wider.)
/// </summary>
internal static class Composites
{
    /// <summary>Share of a composite's columns that its parts cover.</summary>
    private const double LeastCovered = 0.75;

    /// <summary>
    /// Numbers of the motifs that are two or more others side by side, each of which is on more segments than the motif
    /// itself: a fragment of a motif, cut off where a module is weak, is on fewer.
    /// </summary>
    /// <param name="motifs">A dictionary's motifs.</param>
    /// <param name="placements">The motifs on each segment.</param>
    /// <param name="matcher">Compares.</param>
    /// <param name="qValue">q-value that a motif's match is under.</param>
    public static HashSet<int> Find(
        IReadOnlyList<PositionProbabilityMatrix> motifs,
        IEnumerable<IReadOnlyList<MotifPlacement>> placements,
        SegmentMatcher matcher,
        double qValue)
    {
        var segments = new int[motifs.Count];
        foreach (IReadOnlyList<MotifPlacement> onSegment in placements)
        {
            foreach (int motif in onSegment.Select(placement => placement.Motif.Motif).Distinct())
                segments[motif]++;
        }
        var composites = new HashSet<int>();
        foreach (int motif in Enumerable.Range(0, motifs.Count).OrderByDescending(i => motifs[i].Width).ThenBy(i => i))
        {
            int[] others = [.. Enumerable.Range(0, motifs.Count)
                .Where(other => other != motif && segments[other] > segments[motif] && !composites.Contains(other))];
            if (others.Length == 0)
                continue;
            List<MotifPlacement> parts = SegmentPlacer.Place(
                [new MotifSegment(motifs[motif], 0, motifs[motif])], [.. others.Select(other => motifs[other])], matcher, qValue)[0];
            int width = motifs[motif].Width;
            int covered = parts.Sum(part => Math.Min(width, part.End) - Math.Max(0, part.Start));
            if (parts.Count >= 2 && covered >= LeastCovered * width)
                composites.Add(motif);
        }
        return composites;
    }
}
