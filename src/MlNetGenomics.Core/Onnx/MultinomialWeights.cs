using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Engine;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Onnx;

/// <summary>Weights that a multinomial convolution's kernels come to.</summary>
internal static class MultinomialWeights
{
    /// <summary>The weights of a step that is a multinomial convolution, [filters x 4 x width].</summary>
    public static float[] Compute(NetworkModel model, NetworkStep step)
    {
        var layer = (MultinomialConvolution)step.Layer;
        ReadOnlySpan<float> logAlpha =
            step.Find(ParameterKind.LogAlpha) is { } learned ? model[learned] : default;
        double alpha = logAlpha.IsEmpty ? layer.Alpha : Math.Exp(logAlpha[0]);
        ReadOnlySpan<float> kernel = model[step.Find(ParameterKind.MultinomialKernel)!];
        var weights = new float[kernel.Length];
        MultinomialFilters.ComputeWeights(layer, kernel, alpha, layer.Filters, weights);
        return TensorAxes.Transpose<float>(weights, [layer.Width, Dna.BaseCount, layer.Filters], [2, 1, 0]);
    }
}
