using System.Numerics;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Motifs;

/// <summary>
/// The one-letter codes for sets of bases (NC-IUB 1984, doi:10.1093/nar/13.9.3021). A set is a mask
/// with bit 0 for A, bit 1 for C, bit 2 for G, bit 3 for T.
/// </summary>
public static class IupacCode
{
    private const string LetterOfMask = ".ACMGRSVTWYHKDBN";

    /// <summary>Mask of all four bases.</summary>
    public const int AnyBase = 15;

    /// <summary>The upper-case letter of a mask (1..15).</summary>
    public static char Letter(int mask)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mask, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mask, AnyBase);
        return LetterOfMask[mask];
    }

    /// <summary>The mask of a letter in either case; U counts as T and X as N.</summary>
    /// <returns>1..15, or 0 where the letter is not a code.</returns>
    public static int Mask(char letter)
    {
        char upper = char.ToUpperInvariant(letter) switch { 'U' => 'T', 'X' => 'N', var other => other };
        return upper == '.' ? 0 : Math.Max(0, LetterOfMask.IndexOf(upper));
    }

    /// <summary>How many bases a mask stands for.</summary>
    public static int Count(int mask) => BitOperations.PopCount((uint)mask);

    /// <summary>Whether a mask has the base of code <paramref name="base"/> (0..3).</summary>
    public static bool Contains(int mask, int @base) => (mask >> @base & 1) != 0;

    /// <summary>The mask of the one base of code <paramref name="base"/> (0..3).</summary>
    public static int MaskOfBase(int @base)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(@base);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(@base, Dna.BaseCount);
        return 1 << @base;
    }
}
