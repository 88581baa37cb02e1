using MlNetGenomics.Motifs;
using MlNetGenomics.NeuronMotif.Syntax;

namespace MlNetGenomics.Studies.Syntax;

/// <summary>
/// Finds planted motifs in a module by laying them on its segments. A motif whose middle says little shows as two segments:
/// where both say that it starts at one place, give or take a base, it is one copy. Motifs that nearly touch are one segment:
/// what a copy leaves of its segment on either side is looked at again.
/// </summary>
public static class PlantedCopies
{
    /// <summary>Mean correlation of columns from which a segment is of a motif: .7, our choice, without a source.</summary>
    public const double LeastCorrelation = 0.7;

    // Fewer columns are like a motif by chance.
    private const int LeastOverlap = 5;

    /// <summary>Finds the copies.</summary>
    /// <param name="segments">The module's segments, from left to right.</param>
    /// <param name="elements">The planted motifs.</param>
    /// <returns>The copies, from left to right.</returns>
    public static IReadOnlyList<PlantedCopy> Find(
        IReadOnlyList<MotifSegment> segments, IReadOnlyList<PositionProbabilityMatrix> elements)
    {
        ArgumentNullException.ThrowIfNull(segments);
        ArgumentNullException.ThrowIfNull(elements);
        var copies = new List<PlantedCopy>();
        var parts = new Stack<MotifSegment>(segments);
        while (parts.TryPop(out MotifSegment? segment))
        {
            PlantedCopy best = Enumerable.Range(0, elements.Count)
                .Select(element => Lay(segment, element, elements[element]))
                .MaxBy(copy => copy.Correlation * copy.Columns);
            if (best.Correlation < LeastCorrelation)
                continue;
            int same = copies.FindIndex(copy => copy.Element == best.Element
                && copy.ReverseComplement == best.ReverseComplement && Math.Abs(copy.Start - best.Start) <= 1);
            if (same < 0)
                copies.Add(best);
            else if (best.Columns > copies[same].Columns)
                copies[same] = best;
            if (best.Start - segment.Start >= LeastOverlap)
                parts.Push(segment.Part(segment.Start, best.Start));
            if (segment.End - best.End >= LeastOverlap)
                parts.Push(segment.Part(best.End, segment.End));
        }
        return [.. copies.OrderBy(copy => copy.Start)];
    }

    private static PlantedCopy Lay(MotifSegment segment, int element, PositionProbabilityMatrix motif)
    {
        // The motif is the query, so that it is the motif that is turned round.
        MotifAlignment alignment = MotifSimilarity.Align(motif, segment.Motif, LeastOverlap);
        return new PlantedCopy(
            element,
            segment.Start + alignment.Offset,
            motif.Width,
            alignment.ReverseComplement,
            alignment.Similarity * Math.Min(motif.Width, segment.Width) / alignment.Overlap,
            alignment.Overlap);
    }
}
