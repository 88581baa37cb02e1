namespace MlNetGenomics.Variants;

/// <summary>Where two sequences of one length differ: an allele in each, with the same bases before and after them.</summary>
/// <param name="Start">First base of the alleles, from 0.</param>
/// <param name="ReferenceLength">Bases of the reference allele; 0 for an insertion.</param>
/// <param name="AlternateLength">Bases of the alternate allele; 0 for a deletion.</param>
/// <remarks>Where the lengths differ, the sequence with the shorter allele goes further behind it.</remarks>
public readonly record struct AlleleSpan(int Start, int ReferenceLength, int AlternateLength)
{
    /// <summary>Where sequences differ, found by comparing them from both ends.</summary>
    /// <exception cref="ArgumentException">They are of different lengths.</exception>
    public static AlleleSpan Between(ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(alternate.Length, reference.Length, nameof(alternate));
        int start = reference.CommonPrefixLength(alternate);
        int end = reference.Length;
        while (end > start && reference[end - 1] == alternate[end - 1])
            end--;
        return new AlleleSpan(start, end - start, end - start);
    }
}
