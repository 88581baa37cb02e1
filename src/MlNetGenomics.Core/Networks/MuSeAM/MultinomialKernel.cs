using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>Free parameters of multinomial kernels to probabilities and convolution weights.</summary>
internal static class MultinomialKernel
{
    /// <summary>
    /// LLR[f,w,b] = scale * (a K[f,w,b] - ln sum over b' of exp(a K[f,w,b']) - ln bg[b]), the scalar form.
    /// </summary>
    /// <param name="parameters">K, rows of four.</param>
    /// <param name="alpha">a.</param>
    /// <param name="background">bg.</param>
    /// <param name="llrScale">Scale.</param>
    /// <param name="weights">Receives the weights, as many as <paramref name="parameters"/>.</param>
    public static void ComputeWeights(
        ReadOnlySpan<float> parameters, float alpha, BaseBackground background, LlrScale llrScale, Span<float> weights)
    {
        double scale = llrScale == LlrScale.InverseAlpha ? 1 / (double)alpha : 1;
        Span<double> logBackground = stackalloc double[Dna.BaseCount];
        for (int b = 0; b < Dna.BaseCount; b++)
            logBackground[b] = Math.Log(background[b]);
        for (int row = 0; row < parameters.Length; row += Dna.BaseCount)
        {
            double largest = double.NegativeInfinity;
            for (int b = 0; b < Dna.BaseCount; b++)
                largest = Math.Max(largest, (double)alpha * parameters[row + b]);
            double sum = 0;
            for (int b = 0; b < Dna.BaseCount; b++)
                sum += Math.Exp((double)alpha * parameters[row + b] - largest);
            double logSum = largest + Math.Log(sum);
            for (int b = 0; b < Dna.BaseCount; b++)
            {
                double logProbability = (double)alpha * parameters[row + b] - logSum;
                weights[row + b] = (float)(scale * (logProbability - logBackground[b]));
            }
        }
    }
}
