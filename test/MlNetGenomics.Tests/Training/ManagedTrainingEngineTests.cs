using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Training;

[TestClass]
public sealed class ManagedTrainingEngineTests
{
    private const int Length = 30;

    private static readonly Network Deep = new(
        "deep", Length,
        [
            new Convolution(9, 5) { Padding = Padding.Same }, new BatchNormalization(),
            new Activation(ActivationFunction.Relu), new MaxPooling(3), new Dropout(0.2),
            new Convolution(7, 3) { Weights = new WeightSettings { L1 = 1e-3 } },
            new Activation(ActivationFunction.Relu), new Flatten(),
            new Dense(10) { Weights = new WeightSettings { L2 = 1e-2, MaxNorm = 0.8 } },
            new Activation(ActivationFunction.Relu), new Dropout(0.5),
            new Dense(2), new Activation(ActivationFunction.Sigmoid),
        ],
        ["a", "b"]);

    private static readonly Network Strands = new(
        "strands", Length,
        [
            new BothStrands(
                StrandMerge.Concatenate, [new MultinomialConvolution(6, 5) { Alpha = 10, LlrScale = LlrScale.InverseAlpha }]),
            new Activation(ActivationFunction.Relu), new GlobalMaxPooling(), new Dense(2),
        ],
        ["a", "b"]);

    public static IEnumerable<object[]> Runs =>
        from network in (Network[])[Deep, Strands]
        from optimizer in (Optimizer[])[new Adam(), new Sgd { Momentum = 0.9, Nesterov = true }, new RmsProp()]
        select new object[] { network.Name, optimizer };

    [TestMethod]
    [DynamicData(nameof(Runs))]
    public void Steps_follow_those_of_the_oracle(string name, Optimizer optimizer)
    {
        Network network = name == Deep.Name ? Deep : Strands;
        TrainingEngineStart start = Start(network, optimizer, threads: 2);
        using var managed = new ManagedTrainingEngine(start);
        using var naive = new NaiveTrainingEngine(start);
        var random = new SplittableRandom(11);
        var values = (Managed: new float[network.ParameterCount], Naive: new float[network.ParameterCount]);
        for (int step = 1; step <= 4; step++)
        {
            TrainingBatch batch = Draw(random, step == 4 ? 3 : 16);
            Assert.AreEqual(naive.Step(batch, step, 1e-3), managed.Step(batch, step, 1e-3), 1e-4);
        }
        managed.ReadValues(values.Managed);
        naive.ReadValues(values.Naive);
        int[] moved = [.. Enumerable.Range(0, network.ParameterCount).Where(i => values.Naive[i] != start.Model.Values[i])];
        Assert.IsGreaterThan(network.ParameterCount / 2, moved.Length);
        // A gradient near 0 may change its sign with the rounding, and Adam and RMSProp step by its sign.
        double[] apart = [.. values.Managed.Zip(values.Naive, (a, b) => (double)Math.Abs(a - b)).Order()];
        Assert.IsLessThan(1e-5, apart[apart.Length * 95 / 100]);
        Assert.IsLessThan(5e-3, apart[^1]);

        TrainingBatch test = Draw(random, 5);
        var predictions = (Managed: new float[10], Naive: new float[10]);
        managed.Predict(test.Codes.AsSpan(0, 5 * Length), 5, predictions.Managed);
        naive.Predict(test.Codes.AsSpan(0, 5 * Length), 5, predictions.Naive);
        for (int i = 0; i < 10; i++)
            Assert.AreEqual(predictions.Naive[i], predictions.Managed[i], 2e-3);
    }

    [TestMethod]
    public void Threads_do_not_change_a_bit()
    {
        float[] one = Train(1), four = Train(4);
        CollectionAssert.AreEqual(one, four);

        static float[] Train(int threads)
        {
            using ITrainingData data = Data(50);
            var settings = new NetworkTrainingSettings { Epochs = 3, BatchSize = 16 };
            var control = new TrainingControl { Threads = threads };
            return NetworkTrainer.Train(Deep, data, null, settings, control).Model.Values.ToArray();
        }
    }

    [TestMethod]
    public void A_stopped_run_goes_on_to_the_same_bits()
    {
        using var folder = new TemporaryFolder();
        using ITrainingData data = Data(40);
        var settings = new NetworkTrainingSettings { Epochs = 4, BatchSize = 16 };
        NetworkTrainingResult unbroken = NetworkTrainer.Train(Deep, data, null, settings);
        using var stop = new CancellationTokenSource();
        var control = new TrainingControl { CheckpointPath = folder.File("state") };
        Assert.ThrowsExactly<OperationCanceledException>(() => NetworkTrainer.Train(
            Deep, data, null, settings, control with { Cancellation = stop.Token, Progress = new StopAfter(2, stop) }));
        NetworkTrainingResult resumed = NetworkTrainer.Train(Deep, data, null, settings, control);
        Assert.IsTrue(unbroken.Model.Values.SequenceEqual(resumed.Model.Values));
        CollectionAssert.AreEqual(unbroken.History.ToArray(), resumed.History.ToArray());
    }

    [TestMethod]
    public void A_planted_site_is_learned()
    {
        var network = new Network(
            "motif", Length,
            [
                new Convolution(8, 7), new Activation(ActivationFunction.Relu), new GlobalMaxPooling(), new Dense(1),
                new Activation(ActivationFunction.Sigmoid),
            ],
            ["bound"]);
        using ITrainingData data = Data(600, planted: true);
        var settings = new NetworkTrainingSettings { Epochs = 60, BatchSize = 32, LearningRate = 1e-2, Patience = 60 };
        NetworkTrainingResult result = NetworkTrainer.Train(network, data, null, settings);
        // Knowing nothing costs ln 2 = .69 a sequence.
        Assert.IsLessThan(0.2, result.History.Min(loss => loss.Validation));
    }

    [TestMethod]
    public void A_loss_out_of_hand_ends_the_run()
    {
        var network = new Network("linear", Length, [new Flatten(), new Dense(2)], ["a", "b"]);
        using ITrainingData data = Data(40);
        var settings = new NetworkTrainingSettings
        {
            Optimizer = new Sgd(),
            LearningRate = 1e30,
            BatchSize = 10,
            ValidationFraction = 0,
        };
        GenomicsException error = Assert.ThrowsExactly<GenomicsException>(
            () => NetworkTrainer.Train(network, data, null, settings));
        StringAssert.Contains(error.Message, "the loss is no longer a number in epoch 1, batch ");
        StringAssert.Contains(error.Message, "(learning rate 1E+30)");
    }

    [TestMethod]
    public void State_and_numbers_can_be_put_back()
    {
        TrainingEngineStart start = Start(Deep, new Adam(), 1);
        using var first = new ManagedTrainingEngine(start);
        using var second = new ManagedTrainingEngine(start);
        var random = new SplittableRandom(2);
        TrainingBatch one = Draw(random, 16), two = Draw(random, 16);
        first.Step(one, 1, 1e-3);
        var values = new float[Deep.ParameterCount];
        var state = new float[first.StateLength];
        first.ReadValues(values);
        first.ReadState(state);
        second.Restore(values, state);
        Assert.AreEqual(first.Step(two, 2, 1e-3), second.Step(two, 2, 1e-3));
        first.ReadValues(values);
        var found = new float[values.Length];
        second.ReadValues(found);
        CollectionAssert.AreEqual(values, found);
    }

    private static TrainingEngineStart Start(Network network, Optimizer optimizer, int threads) => new(
        WeightStart.Create(network, 1), OutputLoss.DefaultFor(network), optimizer, 16, 1, threads);

    private static TrainingBatch Draw(SplittableRandom random, int count)
    {
        var batch = new TrainingBatch(16, Length, 2) { Count = count };
        foreach (ref byte code in batch.Codes.AsSpan())
            code = (byte)random.NextInt(4);
        foreach (ref float label in batch.Labels.AsSpan())
            label = random.NextInt(4) == 0 ? float.NaN : random.NextInt(2);
        foreach (ref float weight in batch.Weights.AsSpan())
            weight = (float)random.NextDouble();
        return batch;
    }

    private static ITrainingData Data(int count, bool planted = false)
    {
        var random = new SplittableRandom(4);
        using var builder = new TrainingDataBuilder(planted ? 1 : 2);
        byte[] site = Dna.Encode("TGACTCA");
        for (int i = 0; i < count; i++)
        {
            byte[] codes = [.. Enumerable.Range(0, Length).Select(_ => (byte)random.NextInt(4))];
            if (planted && i % 2 == 0)
                site.CopyTo(codes, random.NextInt(Length - site.Length + 1));
            builder.Add($"s{i}", codes, planted ? [1 - i % 2] : [i % 2, random.NextInt(2)]);
        }
        return builder.Build();
    }
}
