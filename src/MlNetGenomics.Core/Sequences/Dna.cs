using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MlNetGenomics.Sequences;

/// <summary>
/// The DNA alphabet as one byte a base: A = 0, C = 1, G = 2, T = 3, N = 4. Every algorithm of the
/// library works on these codes; letters are met at the border only.
/// </summary>
public static class Dna
{
    /// <summary>Code of adenine.</summary>
    public const byte A = 0;

    /// <summary>Code of cytosine.</summary>
    public const byte C = 1;

    /// <summary>Code of guanine.</summary>
    public const byte G = 2;

    /// <summary>Code of thymine.</summary>
    public const byte T = 3;

    /// <summary>Code of an unknown base: any of the four, a row of zeros in a one-hot matrix.</summary>
    public const byte N = 4;

    /// <summary>Number of bases, the width of a one-hot row.</summary>
    public const int BaseCount = 4;

    /// <summary>The letters in code order.</summary>
    public const string Letters = "ACGTN";

    /// <summary>IUPAC letters for two or three bases, and X, which some programs write for N.</summary>
    internal const string AmbiguousLetters = "RYSWKMBDHVX";

    private const byte Invalid = 255;

    private static readonly byte[] CodeOfLetter = MakeCodes(iupacAsN: false);
    private static readonly byte[] CodeOfLetterIupac = MakeCodes(iupacAsN: true);

    /// <summary>Code of a letter (either case), or -1 for a letter other than A, C, G, T, N.</summary>
    public static int CodeOf(char letter) =>
        letter < 256 && CodeOfLetter[letter] != Invalid ? CodeOfLetter[letter] : -1;

    /// <summary>
    /// Turns letters (ASCII, either case) into codes.
    /// </summary>
    /// <param name="letters">Letters of the sequence.</param>
    /// <param name="codes">Receives one code a letter; at least as long as <paramref name="letters"/>.</param>
    /// <param name="ambiguity">What to do with IUPAC letters other than A, C, G, T, N.</param>
    /// <returns>-1, or the index of the first letter that is not part of the alphabet.</returns>
    public static int Encode(
        ReadOnlySpan<byte> letters, Span<byte> codes, AmbiguityPolicy ambiguity = AmbiguityPolicy.Reject)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(codes.Length, letters.Length, nameof(codes));
        int done = EncodeVectors(letters, codes);
        byte[] table = ambiguity == AmbiguityPolicy.AsN ? CodeOfLetterIupac : CodeOfLetter;
        for (int i = done; i < letters.Length; i++)
        {
            byte code = table[letters[i]];
            if (code == Invalid)
                return i;
            codes[i] = code;
        }
        return -1;
    }

    /// <summary>Turns a string into codes.</summary>
    /// <exception cref="GenomicsException">A letter is not part of the alphabet; names the position (from 1).</exception>
    public static byte[] Encode(ReadOnlySpan<char> letters, AmbiguityPolicy ambiguity = AmbiguityPolicy.Reject)
    {
        var codes = new byte[letters.Length];
        byte[] table = ambiguity == AmbiguityPolicy.AsN ? CodeOfLetterIupac : CodeOfLetter;
        for (int i = 0; i < letters.Length; i++)
        {
            byte code = letters[i] < 256 ? table[letters[i]] : Invalid;
            if (code == Invalid)
                throw new GenomicsException(
                    $"position {i + 1}: '{letters[i]}' is not a base (expected A, C, G, T or N)");
            codes[i] = code;
        }
        return codes;
    }

    /// <summary>Turns codes into upper-case letters.</summary>
    public static string Decode(ReadOnlySpan<byte> codes)
    {
        return string.Create(codes.Length, codes, static (letters, codes) =>
        {
            for (int i = 0; i < letters.Length; i++)
                letters[i] = Letters[codes[i]];
        });
    }

    /// <summary>The code that pairs with a code: A-T, C-G, N-N.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte Complement(byte code) => code == N ? N : (byte)(3 - code);

    /// <summary>Writes the reverse complement.</summary>
    /// <param name="codes">The sequence, any length L.</param>
    /// <param name="result">Receives L codes; must not overlap <paramref name="codes"/>.</param>
    public static void ReverseComplement(ReadOnlySpan<byte> codes, Span<byte> result)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(result.Length, codes.Length, nameof(result));
        for (int i = 0, j = codes.Length - 1; j >= 0; i++, j--)
            result[i] = Complement(codes[j]);
    }

    /// <summary>The reverse complement as a new array.</summary>
    public static byte[] ReverseComplement(ReadOnlySpan<byte> codes)
    {
        var result = new byte[codes.Length];
        ReverseComplement(codes, result);
        return result;
    }

    /// <summary>
    /// Encodes vectors of letters as long as all of them are A, C, G or T; returns how many letters were
    /// done. The last vector overlaps the one before it, so that a line of 60 letters takes two.
    /// </summary>
    private static int EncodeVectors(ReadOnlySpan<byte> letters, Span<byte> codes)
    {
        int length = letters.Length;
        int width = Vector256<byte>.Count;
        if (!Vector256.IsHardwareAccelerated || length < width)
            return 0;
        ref byte from = ref MemoryMarshal.GetReference(letters);
        ref byte to = ref MemoryMarshal.GetReference(codes);
        int done = 0;
        while (done + width <= length && EncodeVector(ref from, ref to, done))
            done += width;
        bool isTail = length - done < width;
        return isTail && EncodeVector(ref from, ref to, length - width) ? length : done;
    }

    /// <summary>
    /// (letter >> 1) and 3 maps A, C, T, G to 0, 1, 2, 3 in either case, so one exclusive or with its own
    /// upper bit puts G before T; comparing the letter that a code stands for with the letter itself proves
    /// that it was one of the four.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool EncodeVector(ref byte from, ref byte to, int offset)
    {
        Vector256<byte> lettersByCode = Vector256.Create("ACGTACGTACGTACGTACGTACGTACGTACGT"u8);
        Vector256<byte> letter = Vector256.LoadUnsafe(ref from, (nuint)offset) & Vector256.Create((byte)0xDF);
        Vector256<byte> raw = Vector256.ShiftRightLogical(letter, 1) & Vector256.Create((byte)3);
        Vector256<byte> code = raw ^ (Vector256.ShiftRightLogical(raw, 1) & Vector256.Create((byte)1));
        code.StoreUnsafe(ref to, (nuint)offset);
        return Vector256.EqualsAll(Vector256.ShuffleNative(lettersByCode, code), letter);
    }

    private static byte[] MakeCodes(bool iupacAsN)
    {
        var table = new byte[256];
        Array.Fill(table, Invalid);
        for (byte code = 0; code < Letters.Length; code++)
        {
            table[Letters[code]] = code;
            table[char.ToLowerInvariant(Letters[code])] = code;
        }
        if (iupacAsN)
        {
            foreach (char letter in AmbiguousLetters)
                table[letter] = table[char.ToLowerInvariant(letter)] = N;
        }
        return table;
    }
}
