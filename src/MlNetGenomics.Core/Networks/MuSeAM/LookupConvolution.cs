using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MlNetGenomics.Kernels;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>
/// Convolution of one-hot sequences with a block of sixteen kernels, and its maximum over positions, by
/// table lookup: for every three positions of the kernels a table holds the summed weights of all 3-mers,
/// so that a window of 12 bases costs four loads for sixteen kernels.
/// </summary>
/// <remarks>
/// A block's weights are [W x 4 x 16], kernels innermost. A table is [ceil(W/3) x rows x 16]; with 64 rows
/// a kernel of width 12 takes 16 KB, so that it stays in a first-level cache while all sequences pass.
/// </remarks>
internal static class LookupConvolution
{
    /// <summary>Kernels of a block.</summary>
    public const int BlockWidth = 16;

    /// <summary>Numbers a table takes for kernels of a width.</summary>
    public static int TableSize(int kernelWidth) => GroupCount(kernelWidth) * GroupStride;

    private const int GroupStride = LookupRows.RowCount * BlockWidth;

    private static int GroupCount(int kernelWidth) =>
        (kernelWidth + LookupRows.BasesPerRow - 1) / LookupRows.BasesPerRow;

    /// <summary>Fills a table from a block's weights.</summary>
    /// <param name="weights">[W x 4 x 16].</param>
    /// <param name="kernelWidth">W.</param>
    /// <param name="unknownBases">Whether rows with N are needed; N weighs 0.</param>
    /// <param name="table">Receives <see cref="TableSize"/> numbers.</param>
    public static void FillTable<TLanes>(
        ReadOnlySpan<float> weights, int kernelWidth, bool unknownBases, Span<float> table)
        where TLanes : struct, ILanes<TLanes>
    {
        int symbols = unknownBases ? Dna.BaseCount + 1 : Dna.BaseCount;
        ref float from = ref MemoryMarshal.GetReference(weights);
        for (int group = 0; group < GroupCount(kernelWidth); group++)
        {
            int position = group * LookupRows.BasesPerRow;
            ref float to = ref table[group * GroupStride];
            for (int lane = 0; lane < BlockWidth; lane += TLanes.Count)
            {
                for (int first = 0; first < symbols; first++)
                {
                    TLanes one = Weight<TLanes>(ref from, kernelWidth, position, first, lane);
                    for (int second = 0; second < symbols; second++)
                    {
                        TLanes two = one + Weight<TLanes>(ref from, kernelWidth, position + 1, second, lane);
                        for (int third = 0; third < symbols; third++)
                        {
                            TLanes three = two + Weight<TLanes>(ref from, kernelWidth, position + 2, third, lane);
                            TLanes.Store(three, ref to, LookupRows.RowOf(first, second, third) * BlockWidth + lane);
                        }
                    }
                }
            }
        }
    }

    /// <summary>
    /// Raises each kernel's best score over the positions of one strand. A later position replaces an
    /// earlier one only with a higher score.
    /// </summary>
    /// <param name="table">The block's table.</param>
    /// <param name="kernelWidth">W.</param>
    /// <param name="rows">Lookup rows of the strand, L of them, L at least W.</param>
    /// <param name="firstWindow">Number given to the window at position 0; the others follow.</param>
    /// <param name="best">[16], best score so far, raised.</param>
    /// <param name="bestWindow">[16], number of the window that has it (a whole number below 2^24), replaced.</param>
    public static void Maximum<TLanes>(
        ReadOnlySpan<float> table,
        int kernelWidth,
        ReadOnlySpan<byte> rows,
        int firstWindow,
        Span<float> best,
        Span<float> bestWindow)
        where TLanes : struct, ILanes<TLanes>
    {
        int windows = rows.Length - kernelWidth + 1;
        int groups = GroupCount(kernelWidth);
        TLanes one = TLanes.Create(1);
        for (int lane = 0; lane < BlockWidth; lane += TLanes.Count)
        {
            ref float entries = ref Unsafe.Add(ref MemoryMarshal.GetReference(table), lane);
            ref byte row = ref MemoryMarshal.GetReference(rows);
            TLanes highest = TLanes.Load(ref best[0], lane);
            TLanes highestWindow = TLanes.Load(ref bestWindow[0], lane);
            TLanes window = TLanes.Create(firstWindow);
            for (int i = 0; i < windows; i++)
            {
                TLanes score = groups == 4
                    ? FourGroups<TLanes>(ref entries, ref row)
                    : AnyGroups<TLanes>(ref entries, ref row, groups);
                highestWindow = TLanes.WhereGreater(score, highest, window, highestWindow);
                highest = TLanes.Max(score, highest);
                window += one;
                row = ref Unsafe.Add(ref row, 1);
            }
            TLanes.Store(highest, ref best[0], lane);
            TLanes.Store(highestWindow, ref bestWindow[0], lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes FourGroups<TLanes>(ref float entries, ref byte row) where TLanes : struct, ILanes<TLanes>
    {
        TLanes left = Entry<TLanes>(ref entries, ref row, 0) + Entry<TLanes>(ref entries, ref row, 1);
        TLanes right = Entry<TLanes>(ref entries, ref row, 2) + Entry<TLanes>(ref entries, ref row, 3);
        return left + right;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes AnyGroups<TLanes>(ref float entries, ref byte row, int groups)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes score = Entry<TLanes>(ref entries, ref row, 0);
        for (int group = 1; group < groups; group++)
            score += Entry<TLanes>(ref entries, ref row, group);
        return score;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Entry<TLanes>(ref float entries, ref byte row, int group)
        where TLanes : struct, ILanes<TLanes>
    {
        nint entry = (nint)Unsafe.Add(ref row, group * LookupRows.BasesPerRow) * BlockWidth;
        return TLanes.Load(ref entries, group * GroupStride + entry);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Weight<TLanes>(ref float weights, int kernelWidth, int position, int code, int lane)
        where TLanes : struct, ILanes<TLanes>
    {
        return position < kernelWidth && code < Dna.BaseCount
            ? TLanes.Load(ref weights, (position * Dna.BaseCount + code) * BlockWidth + lane)
            : TLanes.Create(0);
    }
}
