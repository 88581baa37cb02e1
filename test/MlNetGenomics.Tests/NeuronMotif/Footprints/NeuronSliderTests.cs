using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.NeuronMotif;
using MlNetGenomics.NeuronMotif.Footprints;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Tests.Networks;

namespace MlNetGenomics.Tests.NeuronMotif.Footprints;

[TestClass]
public sealed class NeuronSliderTests
{
    // Strides, dilation, padding, poolings of several kinds: a step of twelve bases at the end.
    private static readonly Network Mixed = new(
        "mixed", 90,
        [
            new Convolution(5, 4) { Name = "first", Padding = Padding.Same }, new BatchNormalization { Name = "norm" },
            NeuronExamples.Relu, new MaxPooling(3) { Name = "pool1", Stride = 2, Padding = Padding.Same }, new Dropout(0.3),
            new Convolution(6, 3) { Name = "second", Dilation = 2, Padding = Padding.Same },
            new Activation(ActivationFunction.Softplus), new MaxPooling(3) { Stride = 3 },
            new Convolution(4, 2) { Name = "third", Bias = false, Stride = 2 }, new BatchNormalization { Name = "last" },
            new Activation(ActivationFunction.Exponential) { Name = "out" },
            new Flatten(), new Dense(1),
        ],
        ["t"]);

    private static readonly NetworkModel Model = NetworkExamples.Numbered(Mixed, new SplittableRandom(4));

    public static IEnumerable<object[]> Cases =>
        from layer in new[] { "norm", "activation1", "activation2", "out" }
        from length in new[] { 0, 1, 17, 700, 1500 }
        select new object[] { layer, length };

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Every_stretch_has_the_activation_that_it_has_alone(string layer, int more)
    {
        int[] channels = [2, 0, 3];
        var slider = new NeuronSlider(Model, layer, channels);
        Assert.AreEqual(Mixed.Step(layer).ReceptiveField.Width, slider.Width);
        byte[] codes = Draw(slider.Width + more, more);
        // An N now and then.
        for (int i = 40; i < codes.Length; i += 211)
            codes[i] = Dna.N;
        float[] activations = slider.Activations(codes);
        int starts = more + 1, known = 0;
        Assert.HasCount(starts * channels.Length, activations);
        NeuronSubstructure[] neurons = [.. channels.Select(channel => new NeuronSubstructure(Model, layer, channel))];
        for (int start = 0; start < starts; start++)
        {
            ReadOnlySpan<byte> stretch = codes.AsSpan(start, slider.Width);
            for (int n = 0; n < neurons.Length; n++)
            {
                float actual = activations[start * neurons.Length + n];
                if (stretch.Contains(Dna.N))
                {
                    Assert.AreEqual(float.NaN, actual);
                    continue;
                }
                var expected = new float[1];
                neurons[n].Activations(stretch, expected);
                Assert.AreEqual(expected[0], actual, 1e-5 * Math.Max(1, Math.Abs(expected[0])), $"start {start}");
                known++;
            }
        }
        Assert.IsGreaterThan(0, known);
    }

    [TestMethod]
    public void Threads_and_company_change_nothing()
    {
        byte[][] sequences = [Draw(900, 1), Draw(20, 2), Draw(1300, 3)];
        var expected = new List<(int, int, float)>();
        new NeuronSlider(Model, "out", [1], threads: 1).Slide(
            sequences, (i, start, values) => expected.Add((i, start, values[0])), CancellationToken.None);
        var actual = new List<(int, int, float)>();
        new NeuronSlider(Model, "out", [0, 1], threads: 3).Slide(
            sequences, (i, start, values) => actual.Add((i, start, values[1])), CancellationToken.None);
        CollectionAssert.AreEqual(expected, actual);
        // The second is too short for any stretch.
        CollectionAssert.AreEqual(new[] { 0, 2 }, expected.Select(item => item.Item1).Distinct().ToArray());
        int width = new NeuronSlider(Model, "out", [1]).Width;
        Assert.HasCount(900 - width + 1 + 1300 - width + 1, expected);
    }

    [TestMethod]
    public void What_is_not_there_is_one_clear_line()
    {
        Assert.AreEqual(
            "network mixed, layer out: has no neuron 4; it has 4, from 0",
            Message(() => new NeuronSlider(Model, "out", [1, 4])));
        Assert.Contains("NeuronMotif has no rule for", Message(() => new NeuronSlider(Model, "flatten1", [0])));
        var slider = new NeuronSlider(Model, "norm", [0]);
        Assert.AreEqual(
            "a sequence of 3 bases is shorter than the 4 that a neuron sees", Message(() => slider.Activations(new byte[3])));
    }

    private static string Message(Action action) => Assert.ThrowsExactly<GenomicsException>(action).Message;

    private static byte[] Draw(int length, long seed)
    {
        var random = new SplittableRandom(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (byte)random.NextInt(4))];
    }
}
