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
                            TLanes.Store(three, ref to, LookupRows.OffsetOf(first, second, third) + lane);
                        }
                    }
                }
            }
        }
    }

    /// <summary>The tables of all blocks of a model, one after the other, N in bases allowed.</summary>
    public static AlignedBuffer Tables(MuseamModel model)
    {
        int blocks = KernelBlocks.Count(model.KernelCount), size = TableSize(model.KernelWidth);
        var tables = new AlignedBuffer(blocks * size);
        ReadOnlySpan<float> weights = KernelBlocks.Pack(model.KernelWeights, model.KernelCount);
        int own = weights.Length / blocks;
        for (int block = 0; block < blocks; block++)
        {
            FillTable<Lanes256>(
                weights.Slice(block * own, own), model.KernelWidth, unknownBases: true, tables.Slice(block * size, size));
        }
        return tables;
    }

    /// <summary>
    /// Best score, 0 or more, of each kernel in a sequence. Windows are numbered by strand and position:
    /// strand x L + position; -1 where no window scores above 0.
    /// </summary>
    /// <param name="table">The block's table.</param>
    /// <param name="kernelWidth">W.</param>
    /// <param name="rows">Prepared sequences.</param>
    /// <param name="sequence">Number of the sequence in <paramref name="rows"/>.</param>
    /// <param name="best">[16], receives the scores.</param>
    /// <param name="bestWindow">[16], receives the windows.</param>
    public static void BestWindows<TLanes>(
        ReadOnlySpan<float> table,
        int kernelWidth,
        LookupRows rows,
        int sequence,
        Span<float> best,
        Span<int> bestWindow)
        where TLanes : struct, ILanes<TLanes>
    {
        best.Clear();
        bestWindow.Fill(-1);
        for (int strand = 0; strand < rows.StrandCount; strand++)
        {
            Maximum<TLanes>(
                table, kernelWidth, rows.Rows(sequence, strand), strand * rows.Length, best, bestWindow);
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
    /// <param name="bestWindow">[16], number of the window that has it, replaced.</param>
    public static void Maximum<TLanes>(
        ReadOnlySpan<float> table,
        int kernelWidth,
        ReadOnlySpan<ushort> rows,
        int firstWindow,
        Span<float> best,
        Span<int> bestWindow)
        where TLanes : struct, ILanes<TLanes>
    {
        int windows = rows.Length - kernelWidth + 1;
        Span<float> windowBits = MemoryMarshal.Cast<int, float>(bestWindow);
        int groups = GroupCount(kernelWidth);
        for (int lane = 0; lane < BlockWidth; lane += TLanes.Count)
        {
            ref float entries = ref Unsafe.Add(ref MemoryMarshal.GetReference(table), lane);
            ref ushort row = ref MemoryMarshal.GetReference(rows);
            var running = new RunningMaximum<TLanes>(ref best[0], ref windowBits[0], lane, firstWindow);
            int i = 0;
            if (groups == 4)
            {
                // Kernels of 10 to 12 positions, the usual width. Two windows at a time halve the loop's own work.
                for (; i + 2 <= windows; i += 2)
                {
                    TLanes score = FourGroups<TLanes>(ref entries, ref Unsafe.Add(ref row, i));
                    TLanes next = FourGroups<TLanes>(ref entries, ref Unsafe.Add(ref row, i + 1));
                    running.Take(score);
                    running.Take(next);
                }
            }
            for (; i < windows; i++)
                running.Take(AnyGroups<TLanes>(ref entries, ref Unsafe.Add(ref row, i), groups));
            running.Store(ref best[0], ref windowBits[0], lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes FourGroups<TLanes>(ref float entries, ref ushort row) where TLanes : struct, ILanes<TLanes>
    {
        TLanes left = Entry<TLanes>(ref entries, ref row, 0) + Entry<TLanes>(ref entries, ref row, 1);
        TLanes right = Entry<TLanes>(ref entries, ref row, 2) + Entry<TLanes>(ref entries, ref row, 3);
        return left + right;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes AnyGroups<TLanes>(ref float entries, ref ushort row, int groups)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes score = Entry<TLanes>(ref entries, ref row, 0);
        for (int group = 1; group < groups; group++)
            score += Entry<TLanes>(ref entries, ref row, group);
        return score;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Entry<TLanes>(ref float entries, ref ushort row, int group)
        where TLanes : struct, ILanes<TLanes>
    {
        nint entry = Unsafe.Add(ref row, group * LookupRows.BasesPerRow);
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
