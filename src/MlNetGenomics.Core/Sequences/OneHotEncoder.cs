using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

        // One 16-byte row a base, copied from a table that the first-level cache holds: the stores are the
        // only traffic, so this runs as fast as memory takes them.
        Span<Vector128<float>> rows = stackalloc Vector128<float>[Dna.BaseCount + 1];
        FillRows(rows);
        ref Vector128<float> row = ref MemoryMarshal.GetReference(rows);
        ref float forward = ref MemoryMarshal.GetReference(target);
        for (int i = 0; i < length; i++)
        {
            int code = i < codes.Length ? codes[i] : Dna.N;
            Unsafe.Add(ref row, code).StoreUnsafe(ref forward, (nuint)i * Dna.BaseCount);
        }
        if (!BothStrands)
            return;
        ref float reverse = ref Unsafe.Add(ref forward, length * Dna.BaseCount);
        for (int i = 0; i < length; i++)
        {
            int code = i < codes.Length ? Dna.Complement(codes[i]) : Dna.N;
            Unsafe.Add(ref row, code).StoreUnsafe(ref reverse, (nuint)(length - 1 - i) * Dna.BaseCount);
        }
    }

    /// <summary>Encodes a sequence, without padding, into a new array.</summary>
    public float[] Encode(ReadOnlySpan<byte> codes)
    {
        var target = new float[Size(codes.Length)];
        Encode(codes, codes.Length, target);
        return target;
    }

    private void FillRows(Span<Vector128<float>> rows)
    {
        rows[Dna.A] = Vector128.Create(1f, 0, 0, 0);
        rows[Dna.C] = Vector128.Create(0f, 1, 0, 0);
        rows[Dna.G] = Vector128.Create(0f, 0, 1, 0);
        rows[Dna.T] = Vector128.Create(0f, 0, 0, 1);
        rows[Dna.N] = Vector128.Create(UnknownBase == UnknownBaseEncoding.Quarter ? 0.25f : 0f);
    }
}
