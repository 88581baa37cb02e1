using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks.Engine;

/// <summary>Formulas of batch normalization.</summary>
internal static class Normalization
{
    /// <summary>
    /// The normalization with running statistics as one product and sum a channel: scale = gamma / sqrt(variance +
    /// epsilon), shift = beta - mean scale.
    /// </summary>
    public static void Affine(NetworkStep step, ReadOnlySpan<float> values, Span<float> scale, Span<float> shift)
    {
        double epsilon = ((BatchNormalization)step.Layer).Epsilon;
        ReadOnlySpan<float> gamma = Read(step, ParameterKind.Scale, values);
        ReadOnlySpan<float> beta = Read(step, ParameterKind.Shift, values);
        ReadOnlySpan<float> mean = Read(step, ParameterKind.RunningMean, values);
        ReadOnlySpan<float> variance = Read(step, ParameterKind.RunningVariance, values);
        for (int c = 0; c < gamma.Length; c++)
        {
            double factor = gamma[c] / Math.Sqrt(variance[c] + epsilon);
            scale[c] = (float)factor;
            shift[c] = (float)(beta[c] - mean[c] * factor);
        }
    }

    /// <summary>One of the layer's arrays.</summary>
    public static ReadOnlySpan<float> Read(NetworkStep step, ParameterKind kind, ReadOnlySpan<float> values)
    {
        NetworkParameter parameter = step.Find(kind)!;
        return values.Slice(parameter.Start, parameter.Length);
    }
}
