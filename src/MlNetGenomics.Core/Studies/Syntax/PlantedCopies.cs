using MlNetGenomics.Motifs;
using MlNetGenomics.NeuronMotif.Syntax;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Studies.Syntax;

/// <summary>
/// Finds planted motifs in a module by laying them on its segments. A motif whose middle says little shows as two segments:
/// where both say that it starts at one place, give or take a base, it is one copy. Motifs that nearly touch are one segment:
/// what a copy leaves of its segment on either side is looked at again.
/// </summary>
public static class PlantedCopies
{
    /// <summary>
    /// Share of the log-odds that columns as clear as the segment's could have at best, from which a segment is of a motif: .75,
    /// our choice, without a source. Log-odds, as a segment may well have one of several bases that a column of the motif allows;
    /// at best as clear, as a neuron may not care for all of a motif alike: its bases must be the motif's, however weak.
    /// </summary>
    public const double LeastShare = 0.75;

    /// <summary>Log-odds in bits that it must reach besides: fewer columns are like a motif by chance.</summary>
    public const double LeastBits = 6;

    /// <summary>Share of a copy's bits from which the other orientation is as good: .8, our choice, without a source.</summary>
    public const double PalindromeShare = 0.8;

    // Columns beside a copy that are looked at again: a segment's least.
    private const int LeastPart = 4;

    // A base that a motif hardly ever has would rule a weak column out.
    private const double LeastProbability = 0.1;

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
                .MaxBy(copy => copy.Bits);
            if (best.Bits < LeastBits || best.Share < LeastShare)
                continue;
            int same = copies.FindIndex(copy => copy.Element == best.Element
                && copy.ReverseComplement == best.ReverseComplement && Math.Abs(copy.Start - best.Start) <= 1);
            if (same < 0)
                copies.Add(best);
            else if (best.Bits > copies[same].Bits)
                copies[same] = best;
            if (best.Start - segment.Start >= LeastPart)
                parts.Push(segment.Part(segment.Start, best.Start));
            if (segment.End - best.End >= LeastPart)
                parts.Push(segment.Part(best.End, segment.End));
        }
        var apart = new List<PlantedCopy>();
        foreach (PlantedCopy copy in copies.OrderByDescending(copy => copy.Bits))
        {
            // What lies on half of a better one is another reading of the same columns.
            if (apart.All(better => 2 * OverlapOf(copy, better) < Math.Min(copy.Width, better.Width)))
                apart.Add(copy);
        }
        return [.. apart.OrderBy(copy => copy.Start)];
    }

    private static int OverlapOf(PlantedCopy one, PlantedCopy other) =>
        Math.Max(0, Math.Min(one.End, other.End) - Math.Max(one.Start, other.Start));

    private static PlantedCopy Lay(MotifSegment segment, int element, PositionProbabilityMatrix motif)
    {
        PlantedCopy forward = Lay(segment, element, motif, isReverse: false);
        PlantedCopy reverse = Lay(segment, element, motif.ReverseComplement(), isReverse: true);
        (PlantedCopy best, PlantedCopy other) = reverse.Bits > forward.Bits ? (reverse, forward) : (forward, reverse);
        return best with { IsEitherWay = other.Start == best.Start && other.Bits >= PalindromeShare * best.Bits };
    }

    private static PlantedCopy Lay(MotifSegment segment, int element, PositionProbabilityMatrix motif, bool isReverse)
    {
        var best = new PlantedCopy(element, 0, motif.Width, isReverse, double.NegativeInfinity, 0);
        Span<double> odds = stackalloc double[Dna.BaseCount], shares = stackalloc double[Dna.BaseCount];
        for (int offset = 1 - motif.Width; offset < segment.Width; offset++)
        {
            double bits = 0, most = 0;
            for (int column = Math.Max(0, -offset); column < Math.Min(motif.Width, segment.Width - offset); column++)
            {
                for (int b = 0; b < Dna.BaseCount; b++)
                {
                    odds[b] = Math.Log2(Math.Max(motif[column, b], LeastProbability) * Dna.BaseCount);
                    shares[b] = segment.Motif[column + offset, b];
                    bits += shares[b] * odds[b];
                }
                // The best there could be: the most frequent base is the likeliest, and so on.
                odds.Sort();
                shares.Sort();
                for (int b = 0; b < Dna.BaseCount; b++)
                    most += shares[b] * odds[b];
            }
            if (bits > best.Bits)
                best = best with { Start = segment.Start + offset, Bits = bits, Share = most > 0 ? bits / most : 0 };
        }
        return best;
    }
}
