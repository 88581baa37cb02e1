using System.Runtime.CompilerServices;

namespace MlNetGenomics.Kernels;

/// <summary>
/// Numbers that start at a cache line. A 64-byte load that straddles two lines costs two accesses, so a
/// table read at random by whole lines must not start in the middle of one.
/// </summary>
internal sealed class AlignedBuffer
{
    private const int LineSize = 64;

    // Pinned: an array that the collector moves would lose its alignment.
    private readonly float[] _array;
    private readonly int _start;

    /// <summary>Room for <paramref name="length"/> numbers, all 0.</summary>
    public unsafe AlignedBuffer(int length)
    {
        Length = length;
        _array = GC.AllocateArray<float>(length + LineSize / sizeof(float), pinned: true);
        nint address = (nint)Unsafe.AsPointer(ref _array[0]);
        _start = (int)((LineSize - address % LineSize) % LineSize) / sizeof(float);
    }

    /// <summary>Address of the first number; good while this object is reachable.</summary>
    public unsafe float* Pointer => (float*)Unsafe.AsPointer(ref _array[_start]);

    /// <summary>Count of numbers.</summary>
    public int Length { get; }

    /// <summary>Some of the numbers.</summary>
    public Span<float> Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + length, Length);
        return _array.AsSpan(_start + start, length);
    }
}
