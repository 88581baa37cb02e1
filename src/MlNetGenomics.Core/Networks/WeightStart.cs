using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Networks;

/// <summary>The numbers that training starts from.</summary>
public static class WeightStart
{
    // Training draws from streams of its own below the same seed, numbered from 0.
    private const int Stream = -1;

    /// <summary>
    /// A network with its first numbers: weights and multinomial kernels drawn as their layer's
    /// <see cref="Initialization"/> says, biases 0, alpha as described; batch normalizations start with scale 1,
    /// shift 0, running mean 0 and running variance 1.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="seed">Decides all that is drawn: the same seed, the same numbers. Each array draws from a
    /// stream of its own.</param>
    /// <param name="labelTransform">Scale of the predictions.</param>
    public static NetworkModel Create(Network network, long seed, LabelTransform labelTransform = LabelTransform.None)
    {
        ArgumentNullException.ThrowIfNull(network);
        SplittableRandom random = new SplittableRandom(seed).Split(Stream);
        var values = new float[network.ParameterCount];
        int ordinal = 0;
        foreach (NetworkStep step in network.Steps)
        {
            foreach (NetworkParameter parameter in step.Parameters)
                Fill(values.AsSpan(parameter.Start, parameter.Length), step.Layer, parameter, random.Split(ordinal++));
        }
        return new NetworkModel(network, values, labelTransform);
    }

    private static void Fill(Span<float> values, Layer layer, NetworkParameter parameter, SplittableRandom random)
    {
        switch (parameter.Shape.Kind)
        {
            case ParameterKind.Weight or ParameterKind.MultinomialKernel:
                Draw(values, StartOf(layer), parameter.Shape, random);
                break;
            case ParameterKind.Scale or ParameterKind.RunningVariance:
                values.Fill(1);
                break;
            case ParameterKind.LogAlpha:
                values.Fill((float)Math.Log(((MultinomialConvolution)layer).Alpha));
                break;
            default:
                values.Clear();
                break;
        }
    }

    private static Initialization StartOf(Layer layer) => layer switch
    {
        Convolution convolution => convolution.Weights.Start,
        MultinomialConvolution convolution => convolution.Start,
        Dense dense => dense.Weights.Start,
        _ => throw new ArgumentException($"a layer of type {layer.GetType().Name} has no weights to draw"),
    };

    /// <summary>Draws weights [... x outputs]: of a filter [width x channels], or of a unit [inputs].</summary>
    private static void Draw(Span<float> values, Initialization start, ParameterShape shape, SplittableRandom random)
    {
        double outputs = shape.Dimensions[^1];
        double fanIn = shape.Size / outputs;
        double width = shape.Dimensions.Length > 2 ? shape.Dimensions[0] : 1;
        double fanOut = width * outputs;
        switch (start)
        {
            case Initialization.GlorotUniform:
                FillUniform(values, GlorotLimit(fanIn, fanOut), random);
                break;
            case Initialization.GlorotNormal:
                FillNormal(values, Math.Sqrt(2 / (fanIn + fanOut)), random);
                break;
            case Initialization.HeUniform:
                FillUniform(values, Math.Sqrt(6 / fanIn), random);
                break;
            case Initialization.HeNormal:
                FillNormal(values, Math.Sqrt(2 / fanIn), random);
                break;
            case Initialization.FanInNormal:
                FillNormal(values, Math.Sqrt(1 / fanIn), random);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(start), start, "an initialization");
        }
    }

    /// <summary>Limit of a Glorot-uniform start: sqrt(6 / (fan-in + fan-out)).</summary>
    internal static double GlorotLimit(double fanIn, double fanOut) => Math.Sqrt(6 / (fanIn + fanOut));

    /// <summary>Fills with numbers uniform in plus or minus a limit.</summary>
    internal static void FillUniform(Span<float> values, double limit, SplittableRandom random)
    {
        foreach (ref float value in values)
            value = (float)(limit * (2 * random.NextDouble() - 1));
    }

    private static void FillNormal(Span<float> values, double deviation, SplittableRandom random)
    {
        foreach (ref float value in values)
            value = (float)(deviation * random.NextGaussian());
    }
}
