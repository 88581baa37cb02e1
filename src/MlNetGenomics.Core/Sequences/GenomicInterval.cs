using System.Globalization;

namespace MlNetGenomics.Sequences;

/// <summary>A stretch of a genome, as BED counts it: its first base belongs to it, the one at its end does not.</summary>
/// <param name="Chromosome">Name of the chromosome or contig.</param>
/// <param name="Start">First base, from 0.</param>
/// <param name="End">One past the last base.</param>
public readonly record struct GenomicInterval(string Chromosome, long Start, long End)
{
    private const int StrandLength = 3;

    /// <summary>Whether the sequence is the reverse complement of the genome's forward strand, as a name that ends in (-) says.</summary>
    public bool IsReverse { get; init; }

    /// <summary>Bases.</summary>
    public long Length => End - Start;

    /// <summary>
    /// Reads the name that bedtools getfasta gives a sequence: chr:start-end, after it (+) or (-) where the strand was asked
    /// for ((.) and () where the BED file has none), before it the feature's name and two colons where that was asked for.
    /// A chromosome's own name may have colons, as those of HLA contigs do.
    /// </summary>
    /// <param name="name">The name, without anything else.</param>
    /// <param name="interval">What it says; nothing where it says none.</param>
    /// <returns>
    /// Whether the name is such a one: a chromosome without white space, and whole numbers in digits alone, the end above
    /// the start.
    /// </returns>
    public static bool TryParse(ReadOnlySpan<char> name, out GenomicInterval interval)
    {
        interval = default;
        bool isReverse = name.EndsWith("(-)");
        if (isReverse || name.EndsWith("(+)") || name.EndsWith("(.)"))
            name = name[..^StrandLength];
        else if (name.EndsWith("()"))
            name = name[..^2];
        int colon = name.LastIndexOf(':');
        if (colon < 0)
            return false;
        ReadOnlySpan<char> chromosome = name[..colon], span = name[(colon + 1)..];
        int feature = chromosome.LastIndexOf("::");
        if (feature >= 0)
            chromosome = chromosome[(feature + 2)..];
        int dash = span.IndexOf('-');
        if (chromosome.IsEmpty || dash < 0 || ContainsWhiteSpace(chromosome)
            || !TryNumber(span[..dash], out long start) || !TryNumber(span[(dash + 1)..], out long end) || end <= start)
        {
            return false;
        }
        interval = new GenomicInterval(chromosome.ToString(), start, end) { IsReverse = isReverse };
        return true;
    }

    /// <summary>Where a sequence lies, from its name.</summary>
    /// <param name="name">The sequence's name.</param>
    /// <param name="length">Bases of the sequence.</param>
    /// <exception cref="GenomicsException">
    /// The name does not say it, or says another length; names the sequence.
    /// </exception>
    public static GenomicInterval OfSequence(string name, int length)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!TryParse(name, out GenomicInterval interval))
            throw new GenomicsException($"sequence {name}: the name does not say where it lies, chr:start-end is expected");
        return interval.Length == length
            ? interval
            : throw new GenomicsException($"sequence {name} has {length} bases, its name says {interval.Length}");
    }

    /// <summary>The chromosome that a sequence's name says.</summary>
    /// <exception cref="GenomicsException">It says none; names the sequence.</exception>
    public static string ChromosomeOf(string name) => TryParse(name, out GenomicInterval interval)
        ? interval.Chromosome
        : throw new GenomicsException($"sequence {name}: its name is not of the form chr1:100-300, so it has no chromosome");

    /// <summary>Where a part of the sequence lies in the genome.</summary>
    /// <param name="start">First base of the part, from 0, in the sequence as it is read.</param>
    /// <param name="end">One past its last base.</param>
    /// <param name="isReverse">Whether the part is meant on the other strand than the sequence's own.</param>
    public GenomicInterval Part(int start, int end, bool isReverse = false) => this with
    {
        Start = IsReverse ? End - end : Start + start,
        End = IsReverse ? End - start : Start + end,
        IsReverse = IsReverse != isReverse,
    };

    private static bool TryNumber(ReadOnlySpan<char> digits, out long number) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool ContainsWhiteSpace(ReadOnlySpan<char> text)
    {
        foreach (char letter in text)
        {
            if (char.IsWhiteSpace(letter))
                return true;
        }
        return false;
    }
}
