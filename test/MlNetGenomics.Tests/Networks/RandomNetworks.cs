using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Networks;

/// <summary>Networks, numbers and bases drawn at random, for tests against the oracle.</summary>
internal static class RandomNetworks
{
    /// <summary>A network of a few layers of any kind and shape.</summary>
    public static Network Draw(SplittableRandom random)
    {
        int length = 24 + random.NextInt(60);
        var layers = new List<Layer>();
        int form = random.NextInt(8);
        if (form == 0)
        {
            // What MuSeAM has: the maximum over both strands.
            layers.Add(new BothStrands(StrandMerge.Concatenate, [FirstLayer(random)]));
            if (random.NextInt(2) == 0)
                layers.Add(new Activation((ActivationFunction)random.NextInt(5)));
            layers.Add(new GlobalMaxPooling());
        }
        else if (form <= 2)
        {
            layers.Add(new BothStrands(
                (StrandMerge)random.NextInt(2),
                [FirstLayer(random), .. random.NextInt(2) == 0 ? [new BatchNormalization()] : Array.Empty<Layer>()]));
        }
        else
        {
            layers.Add(FirstLayer(random));
            if (random.NextInt(4) == 0)
                TryAdd(layers, new MaxPooling(33 + random.NextInt(8)), length);
        }
        int count = random.NextInt(6);
        for (int i = 0; i < count; i++)
            TryAdd(layers, MiddleLayer(random), length);
        layers.Add(random.NextInt(3) == 0 ? new GlobalMaxPooling() : new Flatten());
        if (random.NextInt(2) == 0)
        {
            layers.Add(new Dense(1 + random.NextInt(40)) { Bias = random.NextInt(2) == 0 });
            layers.Add(new BatchNormalization());
            layers.Add(new Activation(ActivationFunction.Relu));
            layers.Add(new Dropout(0.3));
        }
        int tasks = 1 + random.NextInt(3);
        layers.Add(new Dense(tasks));
        if (random.NextInt(2) == 0)
            layers.Add(new Activation((ActivationFunction)random.NextInt(5)));
        return new Network(
            "random", length, LayerSequence.Create([.. layers]), Enumerable.Range(0, tasks).Select(i => $"t{i}"));
    }

    /// <summary>Numbers of a model: weights small enough that nothing overflows, variances positive.</summary>
    public static float[] Values(Network network, SplittableRandom random)
    {
        var values = new float[network.ParameterCount];
        foreach (NetworkParameter parameter in network.Steps.SelectMany(step => step.Parameters))
        {
            double deviation = parameter.Shape.Kind == ParameterKind.Weight
                ? 1 / Math.Sqrt(parameter.Length / (double)parameter.Shape.Dimensions[^1])
                : 0.3;
            bool isPositive = parameter.Shape.Kind is ParameterKind.Scale or ParameterKind.RunningVariance;
            for (int i = 0; i < parameter.Length; i++)
            {
                double value = deviation * random.NextGaussian();
                values[parameter.Start + i] = (float)(isPositive ? 0.5 + Math.Abs(value) : value);
            }
        }
        return values;
    }

    /// <summary>Base codes, one in twenty an N.</summary>
    public static byte[] Codes(int count, SplittableRandom random) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextInt(20) == 0 ? Dna.N : (byte)random.NextInt(4))];

    private static Layer FirstLayer(SplittableRandom random) => random.NextInt(4) switch
    {
        0 => new MultinomialConvolution(1 + random.NextInt(40), 4 + random.NextInt(8))
        {
            Alpha = 0.5 + random.NextDouble(),
            LlrScale = (MlNetGenomics.Networks.MuSeAM.LlrScale)random.NextInt(2),
            LearnAlpha = random.NextInt(2) == 0,
        },
        // One base alone is the same in every sequence once the best is taken, which leaves a normalization no variance.
        _ => AnyConvolution(random) with { Width = 4 + random.NextInt(8) },
    };

    private static Convolution AnyConvolution(SplittableRandom random) =>
        new(1 + random.NextInt(40), 1 + random.NextInt(7))
        {
            Padding = (Padding)random.NextInt(2),
            Stride = random.NextInt(4) == 0 ? 2 + random.NextInt(2) : 1,
            Dilation = random.NextInt(4) == 0 ? 2 : 1,
            Bias = random.NextInt(2) == 0,
        };

    private static Layer MiddleLayer(SplittableRandom random) => random.NextInt(8) switch
    {
        0 => new BatchNormalization(),
        1 => new Activation((ActivationFunction)random.NextInt(5)),
        2 => new MaxPooling(1 + random.NextInt(5))
        {
            Stride = random.NextInt(2) == 0 ? 1 + random.NextInt(4) : null,
            Padding = (Padding)random.NextInt(2),
        },
        3 => new Dropout(0.1 + 0.5 * random.NextDouble()),
        4 => new Residual([new BatchNormalization(), new Activation(ActivationFunction.Relu), new Dropout(0.2)]),
        5 => new Activation(ActivationFunction.Relu),
        _ => AnyConvolution(random),
    };

    private static void TryAdd(List<Layer> layers, Layer layer, int length)
    {
        try
        {
            // A network that ends as a track fits no tasks, so its shape is tried with a head.
            _ = new Network(
                "try", length, LayerSequence.Create([.. layers, layer, new GlobalMaxPooling(), new Dense(1)]), ["t"]);
            layers.Add(layer);
        }
        catch (GenomicsException)
        {
            // Too wide for what is left of the sequence.
        }
    }
}
