using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlNetGenomics.Kernels;

/// <summary>
/// Lanes of vectors, as their bits are found: a list to go through afterwards. Neither adding to it nor reading it branches
/// on the bits, which no processor could guess.
/// </summary>
internal sealed class LaneList
{
    // Lanes are added by eights; what is written past the last bit is overwritten by what follows.
    private const int Eight = 8;

    // The numbers of the bits of each byte, a byte a number, the lowest first.
    private static readonly ulong[] Numbers = [.. Enumerable.Range(0, 1 << Eight).Select(NumbersOf)];

    // A field, as a static one is checked at each use in code that runs before the class is ready.
    private readonly ulong[] _numbers = Numbers;
    private readonly byte[] _lanes;
    private readonly int[] _vectors;

    /// <summary>Room for lanes.</summary>
    /// <param name="capacity">Most lanes that are added between <see cref="Clear"/>s.</param>
    public LaneList(int capacity)
    {
        _lanes = new byte[capacity + Eight];
        _vectors = new int[capacity + Eight];
    }

    /// <summary>Count of lanes.</summary>
    public int Count { get; private set; }

    /// <summary>Number of a lane in its vector.</summary>
    public int Lane(int index) => _lanes[index];

    /// <summary>Number of its vector.</summary>
    public int Vector(int index) => _vectors[index];

    /// <summary>Empties the list.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds the lanes of a vector whose bits are set, the lowest first.</summary>
    /// <param name="vector">Number of the vector.</param>
    /// <param name="bits">One bit a lane, 16 at most.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int vector, uint bits)
    {
        int count = Count;
        Write(count, vector, _numbers[(byte)bits]);
        count += BitOperations.PopCount((byte)bits);
        Write(count, vector, _numbers[(byte)(bits >> Eight)] + 0x0808080808080808);
        Count = count + BitOperations.PopCount(bits >> Eight);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Write(int at, int vector, ulong lanes)
    {
        Unsafe.WriteUnaligned(ref _lanes[at], lanes);
        Vector256.Create(vector).StoreUnsafe(ref _vectors[at]);
    }

    private static ulong NumbersOf(int bits)
    {
        ulong numbers = 0;
        for (int shift = 0; bits != 0; bits &= bits - 1, shift += Eight)
            numbers |= (ulong)BitOperations.TrailingZeroCount(bits) << shift;
        return numbers;
    }
}
