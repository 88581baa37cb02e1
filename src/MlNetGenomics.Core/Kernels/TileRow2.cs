using System.Runtime.CompilerServices;

namespace MlNetGenomics.Kernels;

/// <summary>A row of two vectors.</summary>
internal readonly unsafe struct TileRow2<TLanes> : ITileRow<TileRow2<TLanes>, TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly TLanes _first;
    private readonly TLanes _second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TileRow2(TLanes first, TLanes second)
    {
        _first = first;
        _second = second;
    }

    /// <inheritdoc/>
    public static int Vectors => 2;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileRow2<TLanes> Load(float* source) =>
        new(TLanes.Load(source), TLanes.Load(source + TLanes.Count));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TileRow2<TLanes> row, float* target)
    {
        TLanes.Store(row._first, target);
        TLanes.Store(row._second, target + TLanes.Count);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileRow2<TLanes> MultiplyAdd(TLanes a, TileRow2<TLanes> b, TileRow2<TLanes> c) =>
        new(
            TLanes.MultiplyAdd(a, b._first, c._first),
            TLanes.MultiplyAdd(a, b._second, c._second));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileRow2<TLanes> Max(TileRow2<TLanes> row, TLanes floor) =>
        new(TLanes.Max(floor, row._first), TLanes.Max(floor, row._second));
}
