using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Networks;

/// <summary>Small networks that between them hold every kind of layer in every form.</summary>
internal static class NetworkExamples
{
    private static readonly Activation Relu = new(ActivationFunction.Relu);

    private static readonly Dictionary<string, Func<(int Length, LayerSequence Layers, int Tasks)>> Known = new()
    {
        ["plain"] = () => (20, [
            new Convolution(6, 5), Relu, new MaxPooling(3), new Dropout(0.2), new Flatten(), new Dense(2),
        ], 2),
        ["same"] = () => (19, [
            new Convolution(5, 4) { Padding = Padding.Same, Bias = false }, new BatchNormalization(), Relu,
            new Convolution(3, 6) { Padding = Padding.Same, Stride = 3 }, new Activation(ActivationFunction.Softplus),
            new MaxPooling(3) { Padding = Padding.Same, Stride = 2 },
            new Flatten(), new Dense(4) { Bias = false }, new BatchNormalization { Epsilon = 1e-3, Momentum = 0.7 },
            new Activation(ActivationFunction.Linear), new Dense(1), new Activation(ActivationFunction.Sigmoid),
        ], 1),
        ["dilated"] = () => (24, [
            new Convolution(4, 3) { Padding = Padding.Same, Dilation = 4 },
            new Activation(ActivationFunction.Exponential),
            new Convolution(3, 3) { Stride = 2, Dilation = 3 }, new MaxPooling(4) { Stride = 1 }, new MaxPooling(1),
            new GlobalMaxPooling(), new Dense(3),
        ], 3),
        ["flattened"] = () => (10, [
            new Convolution(3, 4), new Flatten(), new BatchNormalization(), Relu,
            new Residual([new BatchNormalization(), new Dropout(0.5)]), new Dense(2),
        ], 2),
        ["ends flat"] = () => (7, [new Convolution(2, 5), new Flatten()], 6),
        ["ends in a track"] = () => (6, [new Convolution(4, 6), new Dropout(0.1)], 4),
        ["vector again"] = () => (9, [
            new Convolution(3, 9), new Residual([new Flatten(), new Dense(3)]), new Convolution(2, 1),
            new MaxPooling(1), new GlobalMaxPooling(), new GlobalMaxPooling(), new Dense(1),
        ], 1),
        ["residual"] = () => (16, [
            new Convolution(4, 5) { Padding = Padding.Same },
            new Residual([
                new BatchNormalization(), Relu,
                new Residual([new Convolution(4, 3) { Padding = Padding.Same, Dilation = 2 }, Relu]),
                new Convolution(4, 1),
            ]),
            new MaxPooling(5) { Stride = 3 }, new Flatten(), Relu, new Dense(5), Relu, new Dense(2),
        ], 2),
        ["residual of nothing"] = () => (6, [
            new Residual([new Dropout(0.5)]), new Residual([new Activation(ActivationFunction.Linear)]), new Flatten(),
            new Dense(1),
        ], 1),
        ["strands concatenated"] = () => (18, [
            new BothStrands(StrandMerge.Concatenate, [
                new Convolution(4, 5), Relu, new Residual([new Convolution(4, 3) { Padding = Padding.Same }]),
            ]),
            new MaxPooling(7), new Flatten(), new Dense(2),
        ], 2),
        ["strands, larger"] = () => (18, [
            new BothStrands(StrandMerge.Maximum, [new Convolution(4, 5), new BatchNormalization(), new MaxPooling(2)]),
            Relu, new Convolution(3, 3), new Flatten(), new Dense(1),
        ], 1),
        ["vectors of strands concatenated"] = () => (12, [
            new BothStrands(StrandMerge.Concatenate, [new Convolution(3, 4), new Flatten()]),
            new Flatten(), new Dense(2),
        ], 2),
        ["larger vector of strands"] = () => (12, [
            new BothStrands(StrandMerge.Maximum, [new Convolution(3, 4), Relu, new Flatten(), new Dense(4)]), Relu,
            new Dense(2),
        ], 2),
        ["maxima of strands"] = () => (12, [
            new BothStrands(StrandMerge.Maximum, [new Convolution(3, 4), new GlobalMaxPooling()]), new Dense(1),
        ], 1),
        ["strands of nothing"] = () => (5, [
            new BothStrands(StrandMerge.Maximum, [new Dropout(0.5)]), new Flatten(), new Dense(1),
        ], 1),
        ["museam"] = () => (14, [
            new BothStrands(StrandMerge.Concatenate, [
                new MultinomialConvolution(3, 5) { Background = BaseBackground.HumanAtRich },
            ]),
            Relu, new GlobalMaxPooling(), new Dense(1),
        ], 1),
        ["multinomial, alpha fixed"] = () => (14, [
            new MultinomialConvolution(3, 5) { LearnAlpha = false, Alpha = 7, LlrScale = LlrScale.InverseAlpha },
            new MaxPooling(4), new Flatten(), new Dense(2),
        ], 2),
        ["one base"] = () => (1, [new Convolution(2, 3) { Padding = Padding.Same }, new Dense(1)], 1),
    };

    public static IEnumerable<string> Names => Known.Keys;

    /// <summary>An example with random numbers, the same each time.</summary>
    public static NetworkModel Model(string name)
    {
        (int length, LayerSequence layers, int tasks) = Known[name]();
        var network = new Network(name, length, layers, Tasks(tasks));
        return Numbered(network, new SplittableRandom(name.Length));
    }

    /// <summary>A network with random numbers.</summary>
    public static NetworkModel Numbered(
        Network network, SplittableRandom random, LabelTransform labelTransform = LabelTransform.None) =>
        new(network, RandomNetworks.Values(network, random), labelTransform);

    /// <summary>A chain of one to four layers of random shapes, with a head; null where they do not fit.</summary>
    public static Network? RandomChain(SplittableRandom random)
    {
        var layers = new List<Layer>();
        for (int count = 1 + random.NextInt(4); count > 0; count--)
        {
            layers.Add(random.NextInt(5) switch
            {
                0 => new MaxPooling(1 + random.NextInt(5))
                {
                    Stride = random.NextInt(2) == 0 ? null : 1 + random.NextInt(4),
                    Padding = (Padding)random.NextInt(2),
                },
                1 => new BatchNormalization(),
                2 => new Activation((ActivationFunction)random.NextInt(5)),
                _ => new Convolution(1 + random.NextInt(5), 1 + random.NextInt(7))
                {
                    Padding = (Padding)random.NextInt(2),
                    Stride = 1 + random.NextInt(4),
                    Dilation = 1 + random.NextInt(4),
                    Bias = random.NextInt(2) == 0,
                },
            });
        }
        layers.Add(random.NextInt(2) == 0 ? new Flatten() : new GlobalMaxPooling());
        layers.Add(new Dense(2));
        try
        {
            return new Network("chain", 1 + random.NextInt(40), LayerSequence.Create([.. layers]), Tasks(2));
        }
        catch (GenomicsException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Tasks(int count) =>
        Enumerable.Range(1, count).Select(number => $"task{number}");
}
