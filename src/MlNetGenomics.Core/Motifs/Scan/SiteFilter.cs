using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Motifs.Scan;

/// <summary>
/// Finds the few windows that can reach a threshold, sixty-four at a time, for one motif on one or both strands.
/// </summary>
/// <remarks>
/// A site loses against the best one some steps at each position; it is a hit if it loses no more than the best
/// score exceeds the threshold. The losses of all sixteen words of two bases fit one table of bytes, which a shuffle
/// instruction looks up for thirty-two windows at once: a motif of width 12 takes six look-ups and six additions.
/// Losses are divided by a whole number and rounded down, and sums stop at 255, so that no hit is missed; what passes
/// is scored exactly afterwards.
/// </remarks>
internal sealed class SiteFilter
{
    /// <summary>Whether this machine has the instructions; without, scoring every window exactly is faster.</summary>
    public static bool IsFast => Vector256.IsHardwareAccelerated;

    /// <summary>Windows of a block.</summary>
    public const int BlockLength = 64;

    private const int WordLength = 2;
    private const int WordCount = 16;

    // By word; where both strands count the reverse one follows the forward one.
    private readonly Vector256<byte>[] _losses;
    private readonly byte _limit;
    private readonly int _words;
    private readonly bool _bothStrands;

    /// <summary>Makes tables.</summary>
    /// <param name="scores">Scores of the motif.</param>
    /// <param name="threshold">Least score of a hit, steps, at most the greatest score.</param>
    /// <param name="bothStrands">Whether the reverse strand counts too.</param>
    public SiteFilter(SiteScores scores, int threshold, bool bothStrands)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threshold, scores.Maximum);
        int allowed = scores.Maximum - Math.Max(0, threshold);
        // The limit stays below 255, which stands for sums that are too great.
        int unit = allowed / byte.MaxValue + 1;
        _limit = (byte)(allowed / unit);
        _words = (scores.Width + WordLength - 1) / WordLength;
        _bothStrands = bothStrands;
        int strands = bothStrands ? 2 : 1;
        _losses = new Vector256<byte>[_words * strands];
        for (int i = 0; i < _losses.Length; i++)
            _losses[i] = Table(scores, isReverse: i % strands != 0, word: i / strands, unit);
    }

    /// <summary>Word codes that are read beyond the first of a block's windows.</summary>
    public int Reach => BlockLength + (_words - 1) * WordLength;

    /// <summary>
    /// Codes of words of two bases from codes of bases: 4 times the base at a place plus the one after it. An N
    /// counts as an A: windows with an N are sorted out by their exact score.
    /// </summary>
    /// <param name="codes">Base codes.</param>
    /// <param name="words">Receives one code a base; the last base counts as followed by an A.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FillWords(ReadOnlySpan<byte> codes, Span<byte> words)
    {
        const byte Mask = 3;
        int i = 0;
        for (; i + Vector256<byte>.Count < codes.Length; i += Vector256<byte>.Count)
        {
            Vector256<byte> first = Vector256.Create(codes[i..]) & Vector256.Create(Mask);
            Vector256<byte> second = Vector256.Create(codes[(i + 1)..]) & Vector256.Create(Mask);
            // Shifted in pairs: two bits of each byte are in use, so that none reaches its neighbour.
            (Vector256.ShiftLeft(first.AsUInt16(), 2).AsByte() | second).CopyTo(words[i..]);
        }
        for (; i < codes.Length; i++)
            words[i] = (byte)((codes[i] & Mask) << 2 | (i + 1 < codes.Length ? codes[i + 1] & Mask : 0));
    }

    /// <summary>Which windows of a block may be hits on either strand.</summary>
    /// <param name="words">Word codes from the block's first window on, <see cref="Reach"/> of them.</param>
    /// <returns>A bit a window, the lowest for the first.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong Candidates(ref byte words)
    {
        ref Vector256<byte> table = ref MemoryMarshal.GetArrayDataReference(_losses);
        Vector256<byte> low = default, high = default, reverseLow = default, reverseHigh = default;
        if (!_bothStrands)
        {
            for (int word = 0; word < _words; word++)
            {
                Vector256<byte> losses = Unsafe.Add(ref table, word);
                low = Add(low, losses, ref Unsafe.Add(ref words, word * WordLength));
                high = Add(high, losses, ref Unsafe.Add(ref words, word * WordLength + Vector256<byte>.Count));
            }
            (reverseLow, reverseHigh) = (low, high);
        }
        else
        {
            for (int word = 0; word < _words; word++)
            {
                ref byte lowWords = ref Unsafe.Add(ref words, word * WordLength);
                ref byte highWords = ref Unsafe.Add(ref lowWords, Vector256<byte>.Count);
                Vector256<byte> losses = Unsafe.Add(ref table, 2 * word);
                low = Add(low, losses, ref lowWords);
                high = Add(high, losses, ref highWords);
                losses = Unsafe.Add(ref table, 2 * word + 1);
                reverseLow = Add(reverseLow, losses, ref lowWords);
                reverseHigh = Add(reverseHigh, losses, ref highWords);
            }
        }
        // The lesser loss decides.
        Vector256<byte> limit = Vector256.Create(_limit);
        ulong highBits = Vector256.LessThanOrEqual(Vector256.Min(high, reverseHigh), limit).ExtractMostSignificantBits();
        uint lowBits = Vector256.LessThanOrEqual(Vector256.Min(low, reverseLow), limit).ExtractMostSignificantBits();
        return highBits << Vector256<byte>.Count | lowBits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Add(Vector256<byte> sum, Vector256<byte> losses, ref byte words)
    {
        Vector256<byte> codes = Vector256.LoadUnsafe(ref words);
        // The instruction looks up within each half, which is all that is needed.
        return Vector256.AddSaturate(
            sum, Avx2.IsSupported ? Avx2.Shuffle(losses, codes) : Vector256.ShuffleNative(losses, codes));
    }

    private static Vector256<byte> Table(SiteScores scores, bool isReverse, int word, int unit)
    {
        Span<byte> losses = stackalloc byte[Vector256<byte>.Count];
        for (int code = 0; code < WordCount; code++)
        {
            int loss = Loss(scores, isReverse, word * WordLength, code >> 2)
                + Loss(scores, isReverse, word * WordLength + 1, code & 3);
            // Once for each half of a vector: a shuffle looks up within its half.
            losses[code] = losses[code + WordCount] = (byte)Math.Min(byte.MaxValue, loss / unit);
        }
        return Vector256.Create<byte>(losses);
    }

    /// <summary>Steps that a base of the forward strand costs at a position of a window.</summary>
    private static int Loss(SiteScores scores, bool isReverse, int position, int @base)
    {
        if (position >= scores.Width)
            return 0;
        int column = isReverse ? scores.Width - 1 - position : position;
        int code = isReverse ? Dna.Complement((byte)@base) : @base;
        int best = 0;
        for (int b = 0; b < Dna.BaseCount; b++)
            best = Math.Max(best, scores[column, b]);
        return best - scores[column, code];
    }
}
