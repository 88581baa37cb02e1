using System.Runtime.CompilerServices;

namespace MlNetGenomics.Kernels;

/// <summary>
/// Tiles of matrix products, summed in registers: eight rows (or, with narrower vectors, twice four) by up to
/// two vectors. The rows are windows of a track, read where they lie: a convolution needs no copy of its
/// windows. Each sum runs over taps, then channels, in order, so that a result depends on neither the tile nor
/// the width of the vectors.
/// </summary>
/// <remarks>
/// 8 x 2 sums, 2 weights and an input take 19 of 32 registers of 512 bits, 4 x 2 sums 11 of 16 of 256 bits: enough
/// sums side by side to keep the multipliers busy, and few enough for the compiler to keep them all in registers.
/// </remarks>
internal static unsafe class MatrixTile
{
    /// <summary>Rows of a tile.</summary>
    public const int Rows = 8;

    /// <summary>Vectors of a tile's row at most.</summary>
    public const int MostVectors = 2;

    private const int HalfRows = Rows / 2;

    /// <summary>
    /// outputs[r][column ...] = max(floor, start + sum over taps t and channels k of inputs[r][t tapStep + k] weights[t,k]).
    /// </summary>
    /// <param name="inputs">Addresses of eight windows; a tile with fewer rows repeats one.</param>
    /// <param name="outputs">Addresses of eight output rows.</param>
    /// <param name="weights">[taps x depth x row], packed.</param>
    /// <param name="taps">Positions of a window.</param>
    /// <param name="depth">Channels read at each.</param>
    /// <param name="tapStep">Numbers from one position of a window to the next.</param>
    /// <param name="start">Row that the sums start from (the bias), or null to add to the outputs.</param>
    /// <param name="floor">Least output: 0 for ReLU, minus infinity for none.</param>
    /// <param name="column">Where in the output rows the tile starts.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply<TLanes, TRow>(
        nint* inputs, nint* outputs, float* weights, int taps, int depth, nint tapStep, float* start, float floor,
        int column)
        where TLanes : struct, ILanes<TLanes>
        where TRow : struct, ITileRow<TRow, TLanes>
    {
        if (TLanes.Count >= 16)
        {
            MultiplyEight<TLanes, TRow>(inputs, outputs, weights, taps, depth, tapStep, start, floor, column);
            return;
        }
        MultiplyFour<TLanes, TRow>(inputs, outputs, weights, taps, depth, tapStep, start, floor, column);
        MultiplyFour<TLanes, TRow>(
            inputs + HalfRows, outputs + HalfRows, weights, taps, depth, tapStep, start, floor, column);
    }

    /// <summary>
    /// target[r] += sum over sequences s and positions p of inputs[s,p][r] gradients[s,p]: the gradient of
    /// eight weights of each filter of the row.
    /// </summary>
    /// <param name="inputs">First of eight neighbouring input numbers, of the first sequence and position.</param>
    /// <param name="inputStep">Numbers from one position to the next.</param>
    /// <param name="inputSequenceStep">Numbers from one sequence to the next.</param>
    /// <param name="gradients">Row of output gradients of the first sequence and position.</param>
    /// <param name="gradientStep">Numbers from one position to the next.</param>
    /// <param name="gradientSequenceStep">Numbers from one sequence to the next.</param>
    /// <param name="positions">Positions a sequence.</param>
    /// <param name="sequences">Sequences.</param>
    /// <param name="target">Eight rows.</param>
    /// <param name="targetStep">Numbers from one target row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddOuterProducts<TLanes, TRow>(
        float* inputs,
        nint inputStep,
        nint inputSequenceStep,
        float* gradients,
        nint gradientStep,
        nint gradientSequenceStep,
        int positions,
        int sequences,
        float* target,
        nint targetStep)
        where TLanes : struct, ILanes<TLanes>
        where TRow : struct, ITileRow<TRow, TLanes>
    {
        if (TLanes.Count >= 16)
        {
            AddEight<TLanes, TRow>(
                inputs, inputStep, inputSequenceStep, gradients, gradientStep, gradientSequenceStep,
                positions, sequences, target, targetStep);
            return;
        }
        for (int half = 0; half < Rows; half += HalfRows)
        {
            AddFour<TLanes, TRow>(
                inputs + half, inputStep, inputSequenceStep, gradients, gradientStep, gradientSequenceStep,
                positions, sequences, target + half * targetStep, targetStep);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyEight<TLanes, TRow>(
        nint* inputs, nint* outputs, float* weights, int taps, int depth, nint tapStep, float* start, float floor,
        int column)
        where TLanes : struct, ILanes<TLanes>
        where TRow : struct, ITileRow<TRow, TLanes>
    {
        float* input0 = (float*)inputs[0];
        float* input1 = (float*)inputs[1];
        float* input2 = (float*)inputs[2];
        float* input3 = (float*)inputs[3];
        float* input4 = (float*)inputs[4];
        float* input5 = (float*)inputs[5];
        float* input6 = (float*)inputs[6];
        float* input7 = (float*)inputs[7];
        TRow sum0 = TRow.Load(start is null ? column + (float*)outputs[0] : start);
        TRow sum1 = TRow.Load(start is null ? column + (float*)outputs[1] : start);
        TRow sum2 = TRow.Load(start is null ? column + (float*)outputs[2] : start);
        TRow sum3 = TRow.Load(start is null ? column + (float*)outputs[3] : start);
        TRow sum4 = TRow.Load(start is null ? column + (float*)outputs[4] : start);
        TRow sum5 = TRow.Load(start is null ? column + (float*)outputs[5] : start);
        TRow sum6 = TRow.Load(start is null ? column + (float*)outputs[6] : start);
        TRow sum7 = TRow.Load(start is null ? column + (float*)outputs[7] : start);
        for (int tap = 0; tap < taps; tap++)
        {
            nint end = tap * tapStep + depth;
            for (nint k = tap * tapStep; k < end; k++)
            {
                TRow weight = TRow.Load(weights);
                weights += TRow.Vectors * TLanes.Count;
                sum0 = TRow.MultiplyAdd(TLanes.Create(input0[k]), weight, sum0);
                sum1 = TRow.MultiplyAdd(TLanes.Create(input1[k]), weight, sum1);
                sum2 = TRow.MultiplyAdd(TLanes.Create(input2[k]), weight, sum2);
                sum3 = TRow.MultiplyAdd(TLanes.Create(input3[k]), weight, sum3);
                sum4 = TRow.MultiplyAdd(TLanes.Create(input4[k]), weight, sum4);
                sum5 = TRow.MultiplyAdd(TLanes.Create(input5[k]), weight, sum5);
                sum6 = TRow.MultiplyAdd(TLanes.Create(input6[k]), weight, sum6);
                sum7 = TRow.MultiplyAdd(TLanes.Create(input7[k]), weight, sum7);
            }
        }
        TLanes least = TLanes.Create(floor);
        TRow.Store(TRow.Max(sum0, least), column + (float*)outputs[0]);
        TRow.Store(TRow.Max(sum1, least), column + (float*)outputs[1]);
        TRow.Store(TRow.Max(sum2, least), column + (float*)outputs[2]);
        TRow.Store(TRow.Max(sum3, least), column + (float*)outputs[3]);
        TRow.Store(TRow.Max(sum4, least), column + (float*)outputs[4]);
        TRow.Store(TRow.Max(sum5, least), column + (float*)outputs[5]);
        TRow.Store(TRow.Max(sum6, least), column + (float*)outputs[6]);
        TRow.Store(TRow.Max(sum7, least), column + (float*)outputs[7]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyFour<TLanes, TRow>(
        nint* inputs, nint* outputs, float* weights, int taps, int depth, nint tapStep, float* start, float floor,
        int column)
        where TLanes : struct, ILanes<TLanes>
        where TRow : struct, ITileRow<TRow, TLanes>
    {
        float* input0 = (float*)inputs[0];
        float* input1 = (float*)inputs[1];
        float* input2 = (float*)inputs[2];
        float* input3 = (float*)inputs[3];
        TRow sum0 = TRow.Load(start is null ? column + (float*)outputs[0] : start);
        TRow sum1 = TRow.Load(start is null ? column + (float*)outputs[1] : start);
        TRow sum2 = TRow.Load(start is null ? column + (float*)outputs[2] : start);
        TRow sum3 = TRow.Load(start is null ? column + (float*)outputs[3] : start);
        for (int tap = 0; tap < taps; tap++)
        {
            nint end = tap * tapStep + depth;
            for (nint k = tap * tapStep; k < end; k++)
            {
                TRow weight = TRow.Load(weights);
                weights += TRow.Vectors * TLanes.Count;
                sum0 = TRow.MultiplyAdd(TLanes.Create(input0[k]), weight, sum0);
                sum1 = TRow.MultiplyAdd(TLanes.Create(input1[k]), weight, sum1);
                sum2 = TRow.MultiplyAdd(TLanes.Create(input2[k]), weight, sum2);
                sum3 = TRow.MultiplyAdd(TLanes.Create(input3[k]), weight, sum3);
            }
        }
        TLanes least = TLanes.Create(floor);
        TRow.Store(TRow.Max(sum0, least), column + (float*)outputs[0]);
        TRow.Store(TRow.Max(sum1, least), column + (float*)outputs[1]);
        TRow.Store(TRow.Max(sum2, least), column + (float*)outputs[2]);
        TRow.Store(TRow.Max(sum3, least), column + (float*)outputs[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddEight<TLanes, TRow>(
        float* inputs,
        nint inputStep,
        nint inputSequenceStep,
        float* gradients,
        nint gradientStep,
        nint gradientSequenceStep,
        int positions,
        int sequences,
        float* target,
        nint targetStep)
        where TLanes : struct, ILanes<TLanes>
        where TRow : struct, ITileRow<TRow, TLanes>
    {
        TRow sum0 = TRow.Load(target);
        TRow sum1 = TRow.Load(target + targetStep);
        TRow sum2 = TRow.Load(target + 2 * targetStep);
        TRow sum3 = TRow.Load(target + 3 * targetStep);
        TRow sum4 = TRow.Load(target + 4 * targetStep);
        TRow sum5 = TRow.Load(target + 5 * targetStep);
        TRow sum6 = TRow.Load(target + 6 * targetStep);
        TRow sum7 = TRow.Load(target + 7 * targetStep);
        for (int sequence = 0; sequence < sequences; sequence++)
        {
            float* input = inputs + sequence * inputSequenceStep;
            float* gradient = gradients + sequence * gradientSequenceStep;
            for (int position = 0; position < positions; position++)
            {
                TRow row = TRow.Load(gradient);
                sum0 = TRow.MultiplyAdd(TLanes.Create(input[0]), row, sum0);
                sum1 = TRow.MultiplyAdd(TLanes.Create(input[1]), row, sum1);
                sum2 = TRow.MultiplyAdd(TLanes.Create(input[2]), row, sum2);
                sum3 = TRow.MultiplyAdd(TLanes.Create(input[3]), row, sum3);
                sum4 = TRow.MultiplyAdd(TLanes.Create(input[4]), row, sum4);
                sum5 = TRow.MultiplyAdd(TLanes.Create(input[5]), row, sum5);
                sum6 = TRow.MultiplyAdd(TLanes.Create(input[6]), row, sum6);
                sum7 = TRow.MultiplyAdd(TLanes.Create(input[7]), row, sum7);
                input += inputStep;
                gradient += gradientStep;
            }
        }
        TRow.Store(sum0, target);
        TRow.Store(sum1, target + targetStep);
        TRow.Store(sum2, target + 2 * targetStep);
        TRow.Store(sum3, target + 3 * targetStep);
        TRow.Store(sum4, target + 4 * targetStep);
        TRow.Store(sum5, target + 5 * targetStep);
        TRow.Store(sum6, target + 6 * targetStep);
        TRow.Store(sum7, target + 7 * targetStep);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFour<TLanes, TRow>(
        float* inputs,
        nint inputStep,
        nint inputSequenceStep,
        float* gradients,
        nint gradientStep,
        nint gradientSequenceStep,
        int positions,
        int sequences,
        float* target,
        nint targetStep)
        where TLanes : struct, ILanes<TLanes>
        where TRow : struct, ITileRow<TRow, TLanes>
    {
        TRow sum0 = TRow.Load(target);
        TRow sum1 = TRow.Load(target + targetStep);
        TRow sum2 = TRow.Load(target + 2 * targetStep);
        TRow sum3 = TRow.Load(target + 3 * targetStep);
        for (int sequence = 0; sequence < sequences; sequence++)
        {
            float* input = inputs + sequence * inputSequenceStep;
            float* gradient = gradients + sequence * gradientSequenceStep;
            for (int position = 0; position < positions; position++)
            {
                TRow row = TRow.Load(gradient);
                sum0 = TRow.MultiplyAdd(TLanes.Create(input[0]), row, sum0);
                sum1 = TRow.MultiplyAdd(TLanes.Create(input[1]), row, sum1);
                sum2 = TRow.MultiplyAdd(TLanes.Create(input[2]), row, sum2);
                sum3 = TRow.MultiplyAdd(TLanes.Create(input[3]), row, sum3);
                input += inputStep;
                gradient += gradientStep;
            }
        }
        TRow.Store(sum0, target);
        TRow.Store(sum1, target + targetStep);
        TRow.Store(sum2, target + 2 * targetStep);
        TRow.Store(sum3, target + 3 * targetStep);
    }
}
