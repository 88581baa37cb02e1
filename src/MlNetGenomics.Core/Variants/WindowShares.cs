namespace MlNetGenomics.Variants;

/// <summary>
/// Windows of W bases in a pair of sequences, by where they lie: those before and behind the alleles are the same in both
/// sequences, the others are each one's own. Each part is its first window and one past its last.
/// </summary>
/// <param name="Before">Windows that end before the alleles, the same in both.</param>
/// <param name="ReferenceOwn">Windows of the reference sequence with a base of the allele, or across a deletion's place.</param>
/// <param name="ReferenceAfter">Windows of the reference sequence behind the allele that the other has too.</param>
/// <param name="ReferenceEnd">Windows of the reference sequence that the other one ends before.</param>
/// <param name="AlternateOwn">As <paramref name="ReferenceOwn"/>, of the alternate sequence.</param>
/// <param name="AlternateEnd">As <paramref name="ReferenceEnd"/>, of the alternate sequence.</param>
internal readonly record struct WindowShares(
    (int From, int To) Before,
    (int From, int To) ReferenceOwn,
    (int From, int To) ReferenceAfter,
    (int From, int To) ReferenceEnd,
    (int From, int To) AlternateOwn,
    (int From, int To) AlternateEnd)
{
    /// <summary>The parts.</summary>
    /// <param name="span">Where the sequences differ.</param>
    /// <param name="length">L, bases of a sequence.</param>
    /// <param name="width">W, bases of a window.</param>
    public static WindowShares Of(AlleleSpan span, int length, int width)
    {
        int windows = length - width + 1;
        int before = Math.Max(0, span.Start - width + 1);
        int referenceEnd = span.Start + span.ReferenceLength, alternateEnd = span.Start + span.AlternateLength;
        // Bases behind the alleles that both sequences have.
        int common = length - Math.Max(referenceEnd, alternateEnd);
        int shared = Math.Max(0, common - width + 1);
        int referenceOwn = shared > 0 ? referenceEnd : windows, alternateOwn = shared > 0 ? alternateEnd : windows;
        return new WindowShares(
            (0, before),
            (before, referenceOwn),
            (referenceOwn, referenceOwn + shared),
            (referenceOwn + shared, windows),
            (before, alternateOwn),
            (alternateOwn + shared, windows));
    }
}
