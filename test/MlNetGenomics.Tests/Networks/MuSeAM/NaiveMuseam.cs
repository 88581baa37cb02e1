using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Networks.MuSeAM;

/// <summary>
/// MuSeAM straight from its formulas, in doubles, one loop a sum: the oracle of the engine and ONNX tests. It takes
/// K, not the model's convolution weights, and reverse-complements the sequence, not the kernel.
/// </summary>
internal static class NaiveMuseam
{
    public static MuseamModel RandomModel(
        SplittableRandom random,
        int kernels,
        int width,
        int length,
        bool bothStrands = true,
        LlrScale llrScale = LlrScale.One,
        float alpha = 2.5f,
        BaseBackground? background = null)
    {
        float[] parameters = Gaussians(random, kernels * width * 4);
        return new MuseamModel(
            width, length, parameters, alpha, Gaussians(random, kernels), (float)random.NextGaussian(),
            background, llrScale, bothStrands);
    }

    public static SequenceSet RandomSequences(SplittableRandom random, int count, int length, double unknown = 0.02)
    {
        var builder = new SequenceSetBuilder();
        var codes = new byte[length];
        for (int i = 0; i < count; i++)
        {
            for (int p = 0; p < length; p++)
                codes[p] = random.NextDouble() < unknown ? Dna.N : (byte)random.NextInt(4);
            builder.Add($"s{i}", codes);
        }
        return builder.Build();
    }

    public static double Predict(MuseamModel model, ReadOnlySpan<byte> sequence)
    {
        double prediction = model.Intercept;
        for (int f = 0; f < model.KernelCount; f++)
            prediction += model.HeadWeights[f] * MotifScore(model, f, sequence);
        return prediction;
    }

    public static double MotifScore(MuseamModel model, int kernel, ReadOnlySpan<byte> sequence)
    {
        double best = Math.Max(0, Track(model, kernel, sequence).Max());
        return model.BothStrands
            ? Math.Max(best, Track(model, kernel, Dna.ReverseComplement(sequence)).Max())
            : best;
    }

    /// <summary>sum over w of LLR[f,w,S[i+w]] for every i, N adding nothing.</summary>
    public static double[] Track(MuseamModel model, int kernel, ReadOnlySpan<byte> sequence)
    {
        int width = model.KernelWidth;
        var track = new double[sequence.Length - width + 1];
        for (int i = 0; i < track.Length; i++)
        {
            for (int w = 0; w < width; w++)
            {
                if (sequence[i + w] < 4)
                    track[i] += LogLikelihoodRatio(model, kernel, w, sequence[i + w]);
            }
        }
        return track;
    }

    private static double LogLikelihoodRatio(MuseamModel model, int kernel, int position, int b)
    {
        double alpha = model.Alpha;
        ReadOnlySpan<float> k = model.KernelParameters.Slice((kernel * model.KernelWidth + position) * 4, 4);
        double sum = 0;
        foreach (float value in k)
            sum += Math.Exp(alpha * value);
        double probability = Math.Exp(alpha * k[b]) / sum;
        double ratio = Math.Log(probability / model.Background[b]);
        return model.LlrScale == LlrScale.InverseAlpha ? ratio / alpha : ratio;
    }

    private static float[] Gaussians(SplittableRandom random, int count)
    {
        var values = new float[count];
        for (int i = 0; i < count; i++)
            values[i] = (float)random.NextGaussian();
        return values;
    }
}
