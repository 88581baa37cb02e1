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

    private static int Index(int kernel, int row, int rows)
    {
        (int block, int lane) = Math.DivRem(kernel, LookupConvolution.BlockWidth);
        return (block * rows + row) * LookupConvolution.BlockWidth + lane;
    }
}
