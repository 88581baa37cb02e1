using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Networks;

/// <summary>Models with random numbers of a size that keeps scores near 1, running statistics among them.</summary>
internal static class RandomNetwork
{
    public static NetworkModel Model(
        Network network, SplittableRandom random, LabelTransform labelTransform = LabelTransform.None)
    {
        var values = new float[network.ParameterCount];
        foreach (NetworkParameter parameter in network.Steps.SelectMany(step => step.Parameters))
        {
            ParameterShape shape = parameter.Shape;
            double fanIn = shape.Size / (double)shape.Dimensions[^1];
            Span<float> part = values.AsSpan(parameter.Start, parameter.Length);
            for (int i = 0; i < part.Length; i++)
            {
                double normal = random.NextGaussian();
                part[i] = (float)(shape.Kind switch
                {
                    ParameterKind.Weight => normal * Math.Sqrt(2 / fanIn),
                    ParameterKind.Scale => 1 + 0.3 * normal,
                    ParameterKind.RunningVariance => 0.5 + random.NextDouble(),
                    ParameterKind.MultinomialKernel => normal,
                    _ => 0.3 * normal,
                });
            }
        }
        return new NetworkModel(network, values, labelTransform);
    }
}
