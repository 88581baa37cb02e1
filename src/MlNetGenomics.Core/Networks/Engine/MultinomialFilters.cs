using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks.Engine;

/// <summary>
/// Free parameters K of a multinomial convolution, [W x 4 x F], to its convolution weights, and gradients back.
/// </summary>
internal static class MultinomialFilters
{
    /// <summary>LLR[w,b,f], by the formula of <see cref="MultinomialConvolution"/>.</summary>
    public static void ComputeWeights(
        MultinomialConvolution layer, ReadOnlySpan<float> kernel, double alpha, int filters, Span<float> weights)
    {
        Span<float> column = stackalloc float[Dna.BaseCount];
        Span<float> ratios = stackalloc float[Dna.BaseCount];
        for (int w = 0; w < layer.Width; w++)
        {
            for (int f = 0; f < filters; f++)
            {
                Gather(kernel, w, f, filters, column);
                MultinomialKernel.ComputeWeights(column, (float)alpha, layer.Background, layer.LlrScale, ratios);
                Scatter(ratios, w, f, filters, weights);
            }
        }
    }

    /// <summary>
    /// Gradient in K from the gradient g in the weights: with s the scale and M the probabilities of a column,
    /// dK[b] = s a (g[b] - M[b] sum g). Returns the gradient in ln a.
    /// </summary>
    /// <remarks>
    /// d/da of s (a K[b] - ln sum exp(a K) - ln bg[b]) is s (K[b] - sum M K), less LLR[b] / a where s is 1/a.
    /// </remarks>
    public static double ComputeGradient(
        MultinomialConvolution layer,
        ReadOnlySpan<float> kernel,
        double alpha,
        int filters,
        ReadOnlySpan<float> weightGradient,
        Span<float> kernelGradient)
    {
        bool isScaled = layer.LlrScale == LlrScale.InverseAlpha;
        double scale = isScaled ? 1 / alpha : 1;
        double alphaSlope = 0;
        Span<float> column = stackalloc float[Dna.BaseCount];
        Span<float> slope = stackalloc float[Dna.BaseCount];
        Span<double> probability = stackalloc double[Dna.BaseCount];
        for (int w = 0; w < layer.Width; w++)
        {
            for (int f = 0; f < filters; f++)
            {
                Gather(kernel, w, f, filters, column);
                Gather(weightGradient, w, f, filters, slope);
                double largest = alpha * Math.Max(Math.Max(column[0], column[1]), Math.Max(column[2], column[3]));
                double sum = 0;
                for (int b = 0; b < Dna.BaseCount; b++)
                    sum += probability[b] = Math.Exp(alpha * column[b] - largest);
                double logSum = largest + Math.Log(sum);
                double slopeSum = 0;
                double meanKernel = 0;
                for (int b = 0; b < Dna.BaseCount; b++)
                {
                    probability[b] /= sum;
                    slopeSum += slope[b];
                    meanKernel += probability[b] * column[b];
                }
                for (int b = 0; b < Dna.BaseCount; b++)
                {
                    double ratio = scale * (alpha * column[b] - logSum - Math.Log(layer.Background[b]));
                    double slopeOfAlpha = scale * (column[b] - meanKernel) - (isScaled ? ratio / alpha : 0);
                    alphaSlope += slope[b] * slopeOfAlpha;
                    // The column is not read again for this base.
                    column[b] = (float)(scale * alpha * (slope[b] - probability[b] * slopeSum));
                }
                Scatter(column, w, f, filters, kernelGradient);
            }
        }
        return alphaSlope * alpha;
    }

    private static void Gather(ReadOnlySpan<float> from, int w, int f, int filters, Span<float> column)
    {
        for (int b = 0; b < Dna.BaseCount; b++)
            column[b] = from[(w * Dna.BaseCount + b) * filters + f];
    }

    private static void Scatter(ReadOnlySpan<float> column, int w, int f, int filters, Span<float> to)
    {
        for (int b = 0; b < Dna.BaseCount; b++)
            to[(w * Dna.BaseCount + b) * filters + f] = column[b];
    }
}
