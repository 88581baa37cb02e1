namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>
/// Kernels [F x rows] and their blocked form [ceil(F/16) x rows x 16], which puts sixteen kernels side by
/// side. Kernels that fill up the last block are zeros.
/// </summary>
internal static class KernelBlocks
{
    /// <summary>Number of blocks for a number of kernels.</summary>
    public static int Count(int kernelCount) =>
        (kernelCount + LookupConvolution.BlockWidth - 1) / LookupConvolution.BlockWidth;

    /// <summary>To the blocked form.</summary>
    public static float[] Pack(ReadOnlySpan<float> kernels, int kernelCount)
    {
        int rows = kernels.Length / kernelCount;
        var blocked = new float[Count(kernelCount) * rows * LookupConvolution.BlockWidth];
        for (int kernel = 0; kernel < kernelCount; kernel++)
        {
            for (int row = 0; row < rows; row++)
                blocked[Index(kernel, row, rows)] = kernels[kernel * rows + row];
        }
        return blocked;
    }

    /// <summary>From the blocked form.</summary>
    public static float[] Unpack(ReadOnlySpan<float> blocked, int kernelCount)
    {
        int rows = blocked.Length / (Count(kernelCount) * LookupConvolution.BlockWidth);
        var kernels = new float[kernelCount * rows];
        for (int kernel = 0; kernel < kernelCount; kernel++)
        {
            for (int row = 0; row < rows; row++)
                kernels[kernel * rows + row] = blocked[Index(kernel, row, rows)];
        }
        return kernels;
    }

    /// <summary>Intercept + sum over kernels of score x head weight, of one sequence of several.</summary>
    /// <param name="scores">[blocks x count x 16].</param>
    /// <param name="index">Number of the sequence.</param>
    /// <param name="count">Number of sequences.</param>
    /// <param name="head">[blocks x 16].</param>
    /// <param name="intercept">Added.</param>
    public static double Predict(
        ReadOnlySpan<float> scores, int index, int count, ReadOnlySpan<float> head, float intercept)
    {
        double sum = intercept;
        for (int first = 0, slot = index; first < head.Length; first += LookupConvolution.BlockWidth, slot += count)
        {
            ReadOnlySpan<float> blockScores = scores.Slice(slot * LookupConvolution.BlockWidth, LookupConvolution.BlockWidth);
            ReadOnlySpan<float> weights = head.Slice(first, LookupConvolution.BlockWidth);
            for (int lane = 0; lane < LookupConvolution.BlockWidth; lane++)
                sum += (double)blockScores[lane] * weights[lane];
        }
        return sum;
    }

    private static int Index(int kernel, int row, int rows)
    {
        (int block, int lane) = Math.DivRem(kernel, LookupConvolution.BlockWidth);
        return (block * rows + row) * LookupConvolution.BlockWidth + lane;
    }
}
