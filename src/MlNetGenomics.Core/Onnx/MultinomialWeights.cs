using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Networks.MuSeAM;
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
        float alpha = (float)(logAlpha.IsEmpty ? layer.Alpha : Math.Exp(logAlpha[0]));
        // The formula takes rows of four bases.
        float[] kernels = TensorAxes.Transpose(
            model[step.Find(ParameterKind.MultinomialKernel)!], [layer.Width, Dna.BaseCount, layer.Filters], [2, 0, 1]);
        var weights = new float[kernels.Length];
        MultinomialKernel.ComputeWeights(kernels, alpha, layer.Background, layer.LlrScale, weights);
        return TensorAxes.Transpose<float>(weights, [layer.Filters, layer.Width, Dna.BaseCount], [0, 2, 1]);
    }
}
