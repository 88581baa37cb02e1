using System.Buffers.Binary;

namespace MlNetGenomics.Sequences;

/// <summary>
/// Which positions of a window make a k-mer: all of k, or k of more, as in spaced seeds (Ma et al. 2002,
/// doi:10.1093/bioinformatics/18.3.440) and gapped k-mers (Ghandi et al. 2014, doi:10.1371/journal.pcbi.1003711).
/// </summary>
public sealed class KmerPattern
{
    /// <summary>Largest k: 4^12 k-mers are 16.8 million.</summary>
    public const int MaximumK = 12;

    /// <summary>Most positions of a window: as many as 64 bits hold.</summary>
    public const int MaximumWidth = 32;

    private KmerPattern(string mask)
    {
        Mask = mask;
        K = mask.Count(position => position == '1');
        IsSymmetric = mask.SequenceEqual(mask.Reverse());
        Runs = FindRuns(mask);
    }

    /// <summary>One letter a position of the window: 1 where the base counts, 0 where it does not.</summary>
    public string Mask { get; }

    /// <summary>k, the positions that count; 1 to <see cref="MaximumK"/>.</summary>
    public int K { get; }

    /// <summary>Positions of the window; k to <see cref="MaximumWidth"/>.</summary>
    public int Width => Mask.Length;

    /// <summary>Number of k-mers, 4^k.</summary>
    public int KmerCount => 1 << (2 * K);

    /// <summary>Whether the mask reads the same backwards, and so on the other strand.</summary>
    public bool IsSymmetric { get; }

    /// <summary>
    /// Runs of positions that count, the last first: how far right to move the window's bits, the mask of the run's
    /// bits, and how far left they go in the k-mer's.
    /// </summary>
    internal (int Right, uint Bits, int Left)[] Runs { get; }

    /// <summary>k positions side by side.</summary>
    /// <exception cref="ArgumentOutOfRangeException">k is not 1 to <see cref="MaximumK"/>.</exception>
    public static KmerPattern Contiguous(int k) => Gapped(k, 0);

    /// <summary>
    /// k positions with a gap in the middle; of an odd k the half before the gap is the longer one.
    /// </summary>
    /// <param name="k">Positions that count, 1 to <see cref="MaximumK"/>; 2 or more where there is a gap.</param>
    /// <param name="gap">Positions of the gap; 0 for none. k + gap is at most <see cref="MaximumWidth"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">k or the gap is out of range.</exception>
    public static KmerPattern Gapped(int k, int gap)
    {
        if (k is < 1 or > MaximumK)
            throw new ArgumentOutOfRangeException(nameof(k), $"k is {k}, expected 1 to {MaximumK}");
        int most = k == 1 ? 0 : MaximumWidth - k;
        if (gap < 0 || gap > most)
        {
            throw new ArgumentOutOfRangeException(
                nameof(gap), $"the gap is {gap}, expected 0 to {most} for {k} positions that count");
        }
        int before = (k + 1) / 2;
        return new KmerPattern(new string('1', before) + new string('0', gap) + new string('1', k - before));
    }

    /// <summary>A pattern of any shape.</summary>
    /// <param name="mask">
    /// One letter a position: 1 for positions that count, 0 for others, such as 111000111; a 1 at both ends.
    /// </param>
    /// <exception cref="GenomicsException">It is no mask; says what is wrong.</exception>
    public static KmerPattern Parse(string mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        int wrong = mask.AsSpan().IndexOfAnyExcept('0', '1');
        if (wrong >= 0)
        {
            throw new GenomicsException(
                $"mask of k-mers, position {wrong + 1}: '{mask[wrong]}', expected 1 (counts) or 0 (does not)");
        }
        int k = mask.Count(position => position == '1');
        if (k is < 1 or > MaximumK || mask.Length > MaximumWidth)
        {
            throw new GenomicsException(
                $"mask of k-mers '{mask}': {k} of {mask.Length} positions count, expected 1 to {MaximumK} of at most " +
                $"{MaximumWidth}");
        }
        return mask[0] == '1' && mask[^1] == '1'
            ? new KmerPattern(mask)
            : throw new GenomicsException($"mask of k-mers '{mask}': expected a 1 at both ends");
    }

    /// <summary>The letters of a k-mer, N at the positions that do not count: ACGNNNTTA.</summary>
    /// <param name="code">The k-mer: its bases' codes as digits of base 4, the first one highest.</param>
    public string NameOf(int code)
    {
        return string.Create(Width, (Mask, Code: code), static (letters, kmer) =>
        {
            int left = kmer.Code;
            for (int i = letters.Length - 1; i >= 0; i--)
            {
                letters[i] = kmer.Mask[i] == '1' ? Dna.Letters[left & 3] : Dna.Letters[Dna.N];
                if (kmer.Mask[i] == '1')
                    left >>= 2;
            }
        });
    }

    /// <summary>The k-mer on the other strand, read by the mirrored mask.</summary>
    internal int ReverseComplement(int code)
    {
        // A complement is what a code lacks to 3; bytes, their halves and pairs of bits change places.
        uint bits = BinaryPrimitives.ReverseEndianness(~(uint)code);
        bits = ((bits >> 4) & 0x0F0F0F0F) | ((bits & 0x0F0F0F0F) << 4);
        bits = ((bits >> 2) & 0x33333333) | ((bits & 0x33333333) << 2);
        return (int)(bits >> (32 - 2 * K));
    }

    private static (int Right, uint Bits, int Left)[] FindRuns(string mask)
    {
        var runs = new List<(int, uint, int)>();
        int done = 0;
        for (int end = mask.Length; end > 0;)
        {
            int start = mask.LastIndexOf('0', end - 1) + 1;
            int length = end - start;
            if (length > 0)
                runs.Add((2 * (mask.Length - end), (uint)((1L << (2 * length)) - 1), 2 * done));
            done += length;
            end = start - 1;
        }
        return [.. runs];
    }

    /// <inheritdoc/>
    public override string ToString() => Mask;
}
