using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.TorchSharp;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.TorchSharp;

/// <summary>The same start and the same batches give the losses, numbers and state of the managed engine.</summary>
[TestClass]
public sealed class TorchTrainingEngineTests
{
    private const int Length = 24;
    private const int BatchSize = 16;
    private const int Steps = 6;

    private static readonly Dictionary<string, LayerSequence> Networks = new()
    {
        ["convolution"] = [new Convolution(5, 4), new Activation(ActivationFunction.Relu), new Flatten(), new Dense(2)],
        ["same, stride, dilation"] =
        [
            new Convolution(4, 5) { Padding = Padding.Same, Stride = 2, Bias = false },
            new Activation(ActivationFunction.Softplus),
            new Convolution(3, 4) { Padding = Padding.Same, Dilation = 2 },
            new Flatten(), new Dense(2) { Bias = false },
        ],
        ["pooling"] =
        [
            new Convolution(4, 3), new MaxPooling(3) { Stride = 2 },
            new MaxPooling(4) { Stride = 3, Padding = Padding.Same }, new Flatten(), new Dense(2),
        ],
        ["batch normalization"] =
        [
            new Convolution(4, 4), new BatchNormalization { Momentum = 0.7 }, new Activation(ActivationFunction.Exponential),
            new GlobalMaxPooling(), new Dense(6), new BatchNormalization(), new Activation(ActivationFunction.Relu),
            new Dense(2),
        ],
        ["residual"] =
        [
            new Convolution(4, 4),
            new Residual([new Activation(ActivationFunction.Relu), new Convolution(4, 3) { Padding = Padding.Same }]),
            new Flatten(), new Dense(2), new Activation(ActivationFunction.Sigmoid),
        ],
        ["strands side by side"] =
        [
            new BothStrands(StrandMerge.Concatenate, [new MultinomialConvolution(6, 5)]),
            new Activation(ActivationFunction.Relu), new GlobalMaxPooling(), new Dense(2),
        ],
        ["strands' maximum"] =
        [
            new BothStrands(StrandMerge.Maximum, [new Convolution(4, 5), new BatchNormalization()]),
            new Flatten(), new Dense(2), new Activation(ActivationFunction.Softplus),
        ],
        ["multinomial, 1/a"] =
        [
            new MultinomialConvolution(5, 4)
            {
                Alpha = 2, LlrScale = LlrScale.InverseAlpha, Background = BaseBackground.HumanAtRich,
            },
            new GlobalMaxPooling(), new Dense(2),
        ],
        ["multinomial, fixed a"] =
            [new MultinomialConvolution(5, 4) { Alpha = 3, LearnAlpha = false }, new GlobalMaxPooling(), new Dense(2)],
    };

    public static IEnumerable<object[]> NetworkNames => Networks.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(NetworkNames))]
    public void Every_layer_trains_as_on_the_managed_engine(string name) =>
        AssertAgree(Start(Networks[name], new Sgd { Momentum = 0.5 }), 0.02);

    [TestMethod]
    public void Every_optimizer_and_penalty_steps_as_on_the_managed_engine()
    {
        LayerSequence layers =
        [
            new Convolution(5, 4) { Weights = new WeightSettings { L1 = 1e-3, MaxNorm = 0.8 } },
            new Activation(ActivationFunction.Softplus), new Flatten(),
            new Dense(2) { Weights = new WeightSettings { L2 = 1e-2, MaxNorm = 0.5 } },
        ];
        AssertAgree(Start(layers, new Sgd()), 0.05);
        AssertAgree(Start(layers, new Sgd { Momentum = 0.9, Nesterov = true }), 0.02);
        AssertAgree(Start(layers, new RmsProp()), 0.01);
        AssertAgree(Start(layers, new RmsProp { Momentum = 0.8, Decay = 0.98 }), 0.005);
        AssertAgree(Start(layers, new Adam { Beta1 = 0.95, Epsilon = 1e-6 }), 0.01);
    }

    [TestMethod]
    public void A_run_goes_on_from_its_state_and_from_the_managed_engines()
    {
        TrainingEngineStart start = Start(Networks["batch normalization"], Adam.Default);
        var managed = new ManagedTrainingEngine(start);
        using var unbroken = new TorchTrainingEngine(start);
        using var resumed = new TorchTrainingEngine(start);
        for (int step = 1; step <= 3; step++)
        {
            unbroken.Step(Batch(step), step, 0.01);
            managed.Step(Batch(step), step, 0.01);
        }
        (float[] values, float[] state) = Read(unbroken);
        resumed.Restore(values, state);
        Assert.AreEqual(unbroken.Step(Batch(4), 4, 0.01), resumed.Step(Batch(4), 4, 0.01));

        (values, state) = Read(managed);
        resumed.Restore(values, state);
        AssertClose(managed.Step(Batch(4), 4, 0.01), resumed.Step(Batch(4), 4, 0.01), "loss");
        AssertClose(Read(managed).State, Read(resumed).State, "state");
    }

    [TestMethod]
    public void Dropout_draws_by_seed_and_step_and_not_in_scoring()
    {
        LayerSequence layers = [new Flatten(), new Dropout(0.5), new Dense(2)];
        TrainingEngineStart start = Start(layers, new Sgd());
        using var first = new TorchTrainingEngine(start);
        using var same = new TorchTrainingEngine(start);
        using var other = new TorchTrainingEngine(start with { Seed = start.Seed + 1 });
        double loss = first.Step(Batch(1), 1, 1e-9);

        Assert.AreEqual(loss, same.Step(Batch(1), 1, 1e-9));
        Assert.AreNotEqual(loss, other.Step(Batch(1), 1, 1e-9));
        Assert.AreNotEqual(loss, same.Step(Batch(1), 2, 1e-9));
        AssertClose(Predict(new ManagedTrainingEngine(start)), Predict(first), "prediction");
    }

    [TestMethod]
    public void Dropout_keeps_the_share_it_should_and_the_mean()
    {
        // The network's output is the mean of 96 kept inputs of 1, each 0 or 1 / (1 - rate).
        var network = new Network(
            "sum", Length, [new Convolution(50, 1), new Dropout(0.25), new Flatten(), new Dense(1)], ["sum"]);
        var values = new float[network.ParameterCount];
        ParameterRange(network, "convolution1", ParameterKind.Bias, values).Fill(1);
        ParameterRange(network, "dense1", ParameterKind.Weight, values).Fill(1f / (50 * Length));
        using var engine = new TorchTrainingEngine(
            new TrainingEngineStart(new NetworkModel(network, values), Loss.MeanSquaredError, new Sgd(), 1, 1, 0));
        var batch = new TrainingBatch(1, Length, 1) { Count = 1 };
        batch.Weights[0] = 1;

        // The loss of the label 0 is the mean's square.
        double[] means = [.. Enumerable.Range(1, 50).Select(step => Math.Sqrt(engine.Step(batch, step, 1e-12)))];

        // Of one number: variance rate / (1 - rate) = 1/3; the mean of 50 x 1200 has a deviation of 0.0024.
        Assert.AreEqual(1, means.Average(), 0.01);
        Assert.IsGreaterThan(0.005, means.Max() - means.Min());
    }

    [TestMethod]
    public void A_batch_without_labels_changes_nothing()
    {
        TrainingEngineStart start = Start(Networks["batch normalization"], Adam.Default);
        using var engine = new TorchTrainingEngine(start);
        TrainingBatch batch = Batch(1);
        Array.Fill(batch.Labels, float.NaN);

        Assert.IsTrue(double.IsNaN(engine.Step(batch, 1, 0.1)));
        CollectionAssert.AreEqual(start.Model.Values.ToArray(), Read(engine).Values);
    }

    [TestMethod]
    public void A_device_that_is_not_there_is_an_error_or_a_warning()
    {
        TrainingEngineStart start = Start(Networks["convolution"], Adam.Default);
        var error = Assert.ThrowsExactly<GenomicsException>(
            () => new TorchTrainingEngine(start, new TorchEngineOptions { GpuDeviceId = 1000 }));
        StringAssert.Contains(error.Message, "GPU 1000");

        var warnings = new List<string>();
        using var engine = new TorchTrainingEngine(
            start, new TorchEngineOptions { GpuDeviceId = 1000, FallbackToCpu = true, Warn = warnings.Add });
        Assert.AreEqual("cpu", engine.Device);
        StringAssert.Contains(warnings.Single(), "GPU 1000");
    }

    private static void AssertAgree(TrainingEngineStart start, double rate)
    {
        using var expected = new ManagedTrainingEngine(start);
        using var actual = new TorchTrainingEngine(start);
        Assert.AreEqual(expected.StateLength, actual.StateLength);
        AssertClose(Predict(expected), Predict(actual), "prediction at the start");
        for (int step = 1; step <= Steps; step++)
        {
            AssertClose(
                expected.Step(Batch(step), step, rate), actual.Step(Batch(step), step, rate), $"loss of step {step}");
        }
        AssertClose(Read(expected).Values, Read(actual).Values, "number");
        AssertClose(Read(expected).State, Read(actual).State, "state");
        AssertClose(Predict(expected), Predict(actual), "prediction");
    }

    private static TrainingEngineStart Start(LayerSequence layers, Optimizer optimizer)
    {
        var network = new Network("test", Length, layers, ["a", "b"]);
        return new TrainingEngineStart(
            WeightStart.Create(network, 3), OutputLoss.DefaultFor(network), optimizer, BatchSize, 3, 0);
    }

    /// <summary>A batch of its own for each step; the last one is smaller, some labels are missing, one base is N.</summary>
    private static TrainingBatch Batch(int step)
    {
        SplittableRandom random = new SplittableRandom(7).Split(step);
        var batch = new TrainingBatch(BatchSize, Length, 2) { Count = step == Steps ? 5 : BatchSize };
        for (int i = 0; i < batch.Codes.Length; i++)
            batch.Codes[i] = (byte)random.NextInt(Dna.BaseCount);
        batch.Codes[3] = Dna.N;
        for (int i = 0; i < batch.Labels.Length; i++)
            batch.Labels[i] = i % 7 == 0 ? float.NaN : random.NextInt(2);
        for (int i = 0; i < BatchSize; i++)
            batch.Weights[i] = 0.5f + (float)random.NextDouble();
        return batch;
    }

    private static Span<float> ParameterRange(Network network, string layer, ParameterKind kind, float[] values)
    {
        NetworkParameter parameter = network.Step(layer).Find(kind)!;
        return values.AsSpan(parameter.Start, parameter.Length);
    }

    private static float[] Predict(ITrainingEngine engine)
    {
        var predictions = new float[BatchSize * 2];
        engine.Predict(Batch(100).Codes, BatchSize, predictions);
        return predictions;
    }

    private static (float[] Values, float[] State) Read(ITrainingEngine engine)
    {
        var values = new float[engine.Network.ParameterCount];
        var state = new float[engine.StateLength];
        engine.ReadValues(values);
        engine.ReadState(state);
        return (values, state);
    }

    private static void AssertClose(float[] expected, float[] actual, string what)
    {
        Assert.HasCount(expected.Length, actual);
        for (int i = 0; i < expected.Length; i++)
            AssertClose(expected[i], actual[i], $"{what} {i}");
    }

    private static void AssertClose(double expected, double actual, string what) =>
        Assert.AreEqual(expected, actual, 1e-3 * Math.Max(1, Math.Abs(expected)), what);
}
