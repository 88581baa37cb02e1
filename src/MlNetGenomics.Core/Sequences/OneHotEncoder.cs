using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MlNetGenomics.Sequences;

/// <summary>
/// One-hot encoding: a row of four numbers a base, in the order A, C, G, T, with a 1 where the base is.
/// </summary>
/// <param name="UnknownBase">What N and padding become.</param>
/// <param name="BothStrands">Whether the reverse complement's matrix follows the forward one's.</param>
public sealed record OneHotEncoder(
    UnknownBaseEncoding UnknownBase = UnknownBaseEncoding.Zero, bool BothStrands = false)
{
    /// <summary>Numbers that a sequence padded to a length takes: length x 4, twice that for both strands.</summary>
    public int Size(int length) => checked(length * Dna.BaseCount * (BothStrands ? 2 : 1));

    /// <summary>Encodes a sequence.</summary>
    /// <param name="codes">Base codes (see <see cref="Dna"/>), at most <paramref name="length"/>.</param>
    /// <param name="length">Rows a strand; those after the sequence's end are encoded as N.</param>
    /// <param name="target">
    /// Receives <see cref="Size"/> numbers: [length x 4], or [2 x length x 4] with the reverse complement
    /// of the padded sequence second, so that reversing both axes of one half gives the other.
    /// </param>
    /// <exception cref="ArgumentException">The sequence is longer than the length, or the target too short.</exception>
    public void Encode(ReadOnlySpan<byte> codes, int length, Span<float> target)
    {
        if (codes.Length > length)
            throw new ArgumentException($"{codes.Length} bases do not fit a length of {length}", nameof(codes));
        if (target.Length < Size(length))
            throw new ArgumentException($"room for {target.Length} numbers, {Size(length)} are needed", nameof(target));
        if (length == 0)
            return;

        Vector128<float> unknown = Vector128.Create(UnknownBase == UnknownBaseEncoding.Quarter ? 0.25f : 0f);
        ref float forward = ref MemoryMarshal.GetReference(target);
        int done = EncodeFours(codes, ref forward, unknown);
        for (int i = done; i < length; i++)
            Row(i < codes.Length ? codes[i] : Dna.N, unknown).StoreUnsafe(ref forward, (nuint)i * Dna.BaseCount);
        if (!BothStrands)
            return;
        ref float reverse = ref Unsafe.Add(ref forward, length * Dna.BaseCount);
        for (int i = 0; i < length; i++)
        {
            // The other strand's matrix is this one's with both axes reversed.
            Vector128<float> row = Vector128.LoadUnsafe(ref forward, (nuint)i * Dna.BaseCount);
            Vector128.Shuffle(row, Vector128.Create(3, 2, 1, 0))
                .StoreUnsafe(ref reverse, (nuint)(length - 1 - i) * Dna.BaseCount);
        }
    }

    /// <summary>Encodes a sequence, without padding, into a new array.</summary>
    public float[] Encode(ReadOnlySpan<byte> codes)
    {
        var target = new float[Size(codes.Length)];
        Encode(codes, codes.Length, target);
        return target;
    }

    /// <summary>
    /// Four bases, one cache line, at a time: the four codes are spread over sixteen lanes, four a code,
    /// and each lane is 1 where the code is its own base. Returns how many bases were done.
    /// </summary>
    private static int EncodeFours(ReadOnlySpan<byte> codes, ref float target, Vector128<float> unknown)
    {
        Vector512<int> shifts = Vector512.Create(0, 0, 0, 0, 8, 8, 8, 8, 16, 16, 16, 16, 24, 24, 24, 24);
        Vector512<int> bases = Vector512.Create(0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3);
        Vector512<float> one = Vector512.Create(1f);
        Vector512<float> quarters = Vector512.Create(unknown[0]);
        if (!Avx512F.IsSupported)
            return 0;
        ref byte source = ref MemoryMarshal.GetReference(codes);
        int i = 0;
        for (; i + 4 <= codes.Length; i += 4)
        {
            Vector512<int> four = Vector512.Create(Unsafe.ReadUnaligned<int>(ref Unsafe.Add(ref source, i)));
            Vector512<int> code = Avx512F.ShiftRightLogicalVariable(four, shifts.AsUInt32()) & Vector512.Create(0xFF);
            Vector512<float> isUnknown = Vector512.Equals(code, Vector512.Create((int)Dna.N)).AsSingle() & quarters;
            Vector512<float> isBase = Vector512.Equals(code, bases).AsSingle() & one;
            (isBase | isUnknown).StoreUnsafe(ref target, (nuint)i * Dna.BaseCount);
        }
        return i;
    }

    private static Vector128<float> Row(byte code, Vector128<float> unknown)
    {
        Vector128<int> isBase = Vector128.Equals(Vector128.Create((int)code), Vector128.Create(0, 1, 2, 3));
        return code == Dna.N ? unknown : isBase.AsSingle() & Vector128.Create(1f);
    }
}
