using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Benchmarks;

/// <summary>
/// The forward and backward pass of MuSeAM as plain loops over its definition, on one thread: what the
/// engine is compared with.
/// </summary>
internal sealed class ScalarMuseam(MuseamModel model)
{
    private readonly float[] _weights = model.KernelWeights.ToArray();
    private readonly float[] _gradient = new float[model.KernelWeights.Length];

    /// <summary>Predicts a sequence and adds the gradient of its squared error to a buffer.</summary>
    public float Step(ReadOnlySpan<byte> forward, ReadOnlySpan<byte> reverse, float label)
    {
        int width = model.KernelWidth;
        var sites = new int[model.KernelCount];
        float prediction = model.Intercept;
        for (int kernel = 0; kernel < model.KernelCount; kernel++)
        {
            float best = 0;
            sites[kernel] = -1;
            for (int strand = 0; strand < 2; strand++)
            {
                ReadOnlySpan<byte> codes = strand == 0 ? forward : reverse;
                for (int i = 0; i + width <= codes.Length; i++)
                {
                    float score = 0;
                    for (int w = 0; w < width; w++)
                        score += codes[i + w] == Dna.N ? 0 : _weights[(kernel * width + w) * 4 + codes[i + w]];
                    if (score > best)
                    {
                        best = score;
                        sites[kernel] = strand * codes.Length + i;
                    }
                }
            }
            prediction += model.HeadWeights[kernel] * best;
        }
        float pull = 2 * (prediction - label);
        for (int kernel = 0; kernel < model.KernelCount; kernel++)
        {
            if (sites[kernel] < 0)
                continue;
            (int strand, int start) = Math.DivRem(sites[kernel], forward.Length);
            ReadOnlySpan<byte> codes = strand == 0 ? forward : reverse;
            for (int w = 0; w < width; w++)
            {
                if (codes[start + w] != Dna.N)
                    _gradient[(kernel * width + w) * 4 + codes[start + w]] += pull * model.HeadWeights[kernel];
            }
        }
        return prediction;
    }
}
