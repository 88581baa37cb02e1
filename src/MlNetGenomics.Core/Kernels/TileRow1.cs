using System.Runtime.CompilerServices;

namespace MlNetGenomics.Kernels;

/// <summary>A row of one vector.</summary>
internal readonly unsafe struct TileRow1<TLanes> : ITileRow<TileRow1<TLanes>, TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly TLanes _first;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TileRow1(TLanes first)
    {
        _first = first;
    }

    /// <inheritdoc/>
    public static int Vectors => 1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileRow1<TLanes> Load(float* source) =>
        new(TLanes.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(TileRow1<TLanes> row, float* target)
    {
        TLanes.Store(row._first, target);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileRow1<TLanes> MultiplyAdd(TLanes a, TileRow1<TLanes> b, TileRow1<TLanes> c) =>
        new(TLanes.MultiplyAdd(a, b._first, c._first));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TileRow1<TLanes> Max(TileRow1<TLanes> row, TLanes floor) =>
        new(TLanes.Max(floor, row._first));
}
