using MlNetGenomics.Motifs;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>The kernels of a model as motifs.</summary>
public static class MuseamMotifs
{
    /// <summary>Name of a kernel's motif: kernel_1, kernel_2, ...</summary>
    /// <param name="kernel">Index, from 0.</param>
    public static string Name(int kernel) => FormattableString.Invariant($"kernel_{kernel + 1}");

    /// <summary>All kernels in order.</summary>
    public static IReadOnlyList<PositionProbabilityMatrix> All(MuseamModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var motifs = new PositionProbabilityMatrix[model.KernelCount];
        for (int kernel = 0; kernel < motifs.Length; kernel++)
            motifs[kernel] = Of(model, kernel);
        return motifs;
    }

    /// <summary>
    /// One kernel's probabilities, M[w,b] = exp(a K[w,b]) / sum over b' of exp(a K[w,b']) (MuSeAM paper,
    /// Methods): exactly what the kernel is, with no scanning of sequences.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="kernel">Index, from 0.</param>
    public static PositionProbabilityMatrix Of(MuseamModel model, int kernel)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegative(kernel);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(kernel, model.KernelCount);
        int size = model.KernelWidth * Dna.BaseCount;
        ReadOnlySpan<float> parameters = model.KernelParameters.Slice(kernel * size, size);
        var probabilities = new double[size];
        for (int row = 0; row < size; row += Dna.BaseCount)
            Softmax(parameters.Slice(row, Dna.BaseCount), model.Alpha, probabilities.AsSpan(row, Dna.BaseCount));
        return new PositionProbabilityMatrix(Name(kernel), probabilities);
    }

    private static void Softmax(ReadOnlySpan<float> parameters, double alpha, Span<double> probabilities)
    {
        // The largest is taken off first, so that no exponential overflows.
        double largest = double.NegativeInfinity;
        foreach (float parameter in parameters)
            largest = Math.Max(largest, alpha * parameter);
        double sum = 0;
        for (int b = 0; b < probabilities.Length; b++)
            sum += probabilities[b] = Math.Exp(alpha * parameters[b] - largest);
        foreach (ref double probability in probabilities)
            probability /= sum;
    }
}
