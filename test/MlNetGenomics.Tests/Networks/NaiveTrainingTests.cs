using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Tests.Networks;

/// <summary>The oracle's own proof: its gradients are the slopes of what it computes.</summary>
[TestClass]
public sealed class NaiveTrainingTests
{
    private const int Count = 3;
    private const int Length = 11;

    internal static readonly Dictionary<string, LayerSequence> Networks = new()
    {
        ["valid"] = [new Convolution(3, 4), new Flatten(), new Dense(2)],
        ["same"] = [new Convolution(3, 4) { Padding = Padding.Same, Bias = false }, new Flatten(), new Dense(2)],
        ["stride"] = [new Convolution(2, 3) { Padding = Padding.Same, Stride = 2 }, new Flatten(), new Dense(2)],
        ["dilation"] = [new Convolution(2, 3) { Dilation = 3, Stride = 2 }, new Flatten(), new Dense(2)],
        ["two convolutions"] =
            [new Convolution(3, 3), new Convolution(4, 2) { Padding = Padding.Same }, new Flatten(), new Dense(2)],
        ["multinomial"] = [new MultinomialConvolution(3, 4), new GlobalMaxPooling(), new Dense(2)],
        ["multinomial, 1/a"] =
        [
            new MultinomialConvolution(3, 4)
            {
                Alpha = 3, LlrScale = LlrScale.InverseAlpha, Background = BaseBackground.HumanAtRich,
            },
            new Flatten(), new Dense(2),
        ],
        ["multinomial, fixed a"] =
            [new MultinomialConvolution(3, 4) { Alpha = 2, LearnAlpha = false }, new Flatten(), new Dense(2)],
        ["batch normalization"] =
        [
            new Convolution(3, 4), new BatchNormalization(), new Activation(ActivationFunction.Relu),
            new Flatten(), new Dense(4), new BatchNormalization(), new Dense(2),
        ],
        ["activations"] =
        [
            new Convolution(3, 4), new Activation(ActivationFunction.Exponential),
            new Convolution(3, 1), new Activation(ActivationFunction.Softplus),
            new Convolution(3, 1), new Activation(ActivationFunction.Sigmoid),
            new Convolution(3, 1), new Activation(ActivationFunction.Linear),
            new Flatten(), new Dense(2),
        ],
        ["pooling"] =
        [
            new Convolution(3, 3), new MaxPooling(3) { Stride = 2 }, new MaxPooling(2), new Flatten(), new Dense(2),
        ],
        ["activations around pooling"] =
        [
            new Convolution(6, 4), new Activation(ActivationFunction.Relu), new Activation(ActivationFunction.Sigmoid),
            new MaxPooling(2), new Convolution(6, 3), new Activation(ActivationFunction.Relu), new MaxPooling(2),
            new Activation(ActivationFunction.Exponential), new Flatten(), new Dense(2),
        ],
        ["padded pooling"] =
        [
            new Convolution(3, 3), new MaxPooling(4) { Stride = 2, Padding = Padding.Same },
            new MaxPooling(3) { Padding = Padding.Same }, new Flatten(), new Dense(2),
        ],
        ["dropout"] =
            [new Convolution(3, 4), new Dropout(0.4), new Flatten(), new Dense(5), new Dropout(0.5), new Dense(2)],
        ["residual"] =
        [
            new Convolution(3, 4),
            new Residual(
            [
                new BatchNormalization(), new Activation(ActivationFunction.Relu),
                new Convolution(3, 3) { Padding = Padding.Same }, new Dropout(0.2),
            ]),
            new Flatten(), new Dense(2),
        ],
        ["strands side by side"] =
        [
            new BothStrands(StrandMerge.Concatenate, [new MultinomialConvolution(3, 4)]),
            new Activation(ActivationFunction.Relu), new GlobalMaxPooling(), new Dense(2),
        ],
        ["strands' maximum"] =
        [
            new BothStrands(
                StrandMerge.Maximum, [new Convolution(3, 4), new BatchNormalization(), new Dropout(0.3)]),
            new Flatten(), new Dense(2),
        ],
        ["last activation"] =
            [new Convolution(2, 4), new GlobalMaxPooling(), new Dense(2), new Activation(ActivationFunction.Sigmoid)],
    };

    public static IEnumerable<object[]> Names => Networks.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Gradients_are_the_slopes(string name)
    {
        var network = new Network("test", Length, Networks[name], ["a", "b"]);
        var random = new SplittableRandom(7);
        double[] values = DrawValues(network, random);
        // Not bases: equal windows, or a palindrome on both strands, would tie for a maximum and have no slope.
        double[] oneHot = Draw(random, Count * Length * Dna.BaseCount);
        double[] slope = Draw(random, Count * 2);
        NaiveRun run = Run(values, oneHot);
        (double[] parameters, double[] input) = run.Backward(slope);
        Assert.HasCount(network.ParameterCount, parameters);
        for (int i = 0; i < values.Length; i++)
            Assert.AreEqual(Slope(values, i, () => Run(values, oneHot)), parameters[i], 2e-6, NameOf(network, i));
        for (int i = 0; i < oneHot.Length; i++)
            Assert.AreEqual(Slope(oneHot, i, () => Run(values, oneHot)), input[i], 2e-6, $"input {i}");

        NaiveRun Run(double[] numbers, double[] rows) =>
            new NaiveTraining(network, numbers).Run(rows, NaiveTraining.Masks(new SplittableRandom(3)));

        double Slope(double[] numbers, int i, Func<NaiveRun> go)
        {
            const double Step = 1e-5;
            double at = numbers[i];
            numbers[i] = at + Step;
            double above = go().Logits.Zip(slope, (y, s) => y * s).Sum();
            numbers[i] = at - Step;
            double below = go().Logits.Zip(slope, (y, s) => y * s).Sum();
            numbers[i] = at;
            return (above - below) / (2 * Step);
        }
    }

    [TestMethod]
    public void Every_kind_of_layer_is_tried()
    {
        Type[] kinds = [.. typeof(Layer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Layer)))];
        HashSet<Type> tried = [.. Networks.Values.SelectMany(All).Select(layer => layer.GetType())];
        CollectionAssert.IsSubsetOf(kinds, tried.ToArray());

        static IEnumerable<Layer> All(LayerSequence layers) =>
            layers.SelectMany(layer => All(layer.Inner).Append(layer));
    }

    [TestMethod]
    public void A_sequence_and_its_reverse_complement_score_alike_where_both_strands_are_read()
    {
        foreach (StrandMerge merge in Enum.GetValues<StrandMerge>())
        {
            var network = new Network(
                "test", Length,
                [new BothStrands(merge, [new Convolution(3, 4)]), new GlobalMaxPooling(), new Dense(2)], ["a", "b"]);
            var random = new SplittableRandom(5);
            var oracle = new NaiveTraining(network, DrawValues(network, random));
            byte[] codes = DrawCodes(random)[..Length];
            double[] forward = oracle.Predict(NaiveTraining.OneHot(codes));
            double[] reverse = oracle.Predict(NaiveTraining.OneHot(Dna.ReverseComplement(codes)));
            for (int t = 0; t < 2; t++)
                Assert.AreEqual(forward[t], reverse[t], 1e-12);
        }
    }

    [TestMethod]
    public void Normalized_channels_have_the_shift_as_mean_and_the_scale_as_deviation()
    {
        var network = new Network(
            "test", 4, [new BatchNormalization(), new Flatten()], [.. Enumerable.Range(0, 16).Select(i => $"t{i}")]);
        double[] values = [2, 2, 2, 2, 5, 5, 5, 5, 0, 0, 0, 0, 1, 1, 1, 1];
        var random = new SplittableRandom(1);
        NaiveRun run = new NaiveTraining(network, values).Run(Draw(random, 50 * 16), (_, _) => []);
        for (int c = 0; c < 4; c++)
        {
            double[] channel = [.. run.Logits.Where((_, i) => i % 4 == c)];
            double mean = channel.Average();
            Assert.AreEqual(5, mean, 1e-9);
            Assert.AreEqual(2, Math.Sqrt(channel.Average(x => (x - mean) * (x - mean))), 1e-4);
        }
    }

    private static string NameOf(Network network, int index) => network.Steps
        .SelectMany(step => step.Parameters)
        .Single(parameter => index >= parameter.Start && index < parameter.Start + parameter.Length).Name;

    private static double[] DrawValues(Network network, SplittableRandom random)
    {
        double[] values = [.. Draw(random, network.ParameterCount).Select(x => 0.5 * x)];
        foreach (NetworkParameter parameter in network.Steps.SelectMany(step => step.Parameters))
        {
            if (parameter.Shape.Kind is ParameterKind.Scale or ParameterKind.RunningVariance)
            {
                for (int i = parameter.Start; i < parameter.Start + parameter.Length; i++)
                    values[i] = 0.5 + Math.Abs(values[i]);
            }
        }
        return values;
    }

    private static byte[] DrawCodes(SplittableRandom random) =>
        [.. Enumerable.Range(0, Count * Length).Select(_ => (byte)random.NextInt(5))];

    private static double[] Draw(SplittableRandom random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextGaussian())];
}
