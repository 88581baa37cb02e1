using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Training;

[TestClass]
public sealed class NetworkTrainerTests
{
    private const int Length = 12;

    private static readonly NetworkTrainingSettings Settings = new()
    {
        Epochs = 4,
        BatchSize = 8,
        ValidationFraction = 0.25,
        LearningRate = 0.01,
        Seed = 5,
    };

    private static readonly Network Everything = new(
        "everything", Length,
        [
            new Convolution(4, 3), new BatchNormalization(), new Activation(ActivationFunction.Relu), new MaxPooling(2),
            new Dropout(0.2), new Flatten(), new Dense(2) { Weights = new WeightSettings { L2 = 1e-3, MaxNorm = 3 } },
            new Activation(ActivationFunction.Sigmoid),
        ],
        ["a", "b"]);

    [TestMethod]
    public void One_full_batch_of_gradient_descent_is_the_step_of_linear_regression()
    {
        var network = new Network("linear", Length, [new Flatten(), new Dense(1)], ["y"]);
        NetworkModel start = WeightStart.Create(network, 1);
        using ITrainingData data = Draw(20, 1);
        NetworkTrainingSettings settings = Settings with
        {
            Optimizer = new Sgd(),
            LearningRate = 0.1,
            Epochs = 1,
            BatchSize = 20,
            ValidationFraction = 0,
        };
        NetworkTrainingResult result = NetworkTrainer.Train(start, data, null, settings, null, Naive);

        var batch = new TrainingBatch(20, Length, 1);
        data.Read([.. Enumerable.Range(0, 20)], batch);
        double[] expected = [.. start.Values.ToArray().Select(value => (double)value)];
        double loss = 0;
        for (int i = 0; i < 20; i++)
        {
            // The bias follows the weights, [Length x 4 x 1].
            int[] on = [.. Enumerable.Range(0, Length).Select(p => p * 4 + batch.CodesOf(i)[p]), Length * 4];
            double residual = on.Sum(at => (double)start.Values[at]) - batch.Labels[i];
            loss += residual * residual / 20;
            foreach (int at in on)
                expected[at] -= 0.1 * 2 * residual / 20;
        }
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], result.Model.Values[i], 1e-5);
        Assert.AreEqual(loss, result.History.Single().Training, 1e-5);
        Assert.AreEqual(1, result.BestEpoch);
        Assert.AreEqual(Loss.MeanSquaredError, result.Loss);
    }

    [TestMethod]
    public void A_seed_decides_everything_and_another_changes_it()
    {
        using ITrainingData data = Draw(32, 2);
        NetworkTrainingResult first = NetworkTrainer.Train(Everything, data, null, Settings, null, Naive);
        NetworkTrainingResult again = NetworkTrainer.Train(Everything, data, null, Settings, null, Naive);
        NetworkTrainingResult other = NetworkTrainer.Train(Everything, data, null, Settings with { Seed = 6 }, null, Naive);
        AssertSame(first, again);
        Assert.IsFalse(first.Model.Values.SequenceEqual(other.Model.Values));
        Assert.AreEqual(Loss.BinaryCrossEntropy, first.Loss);
    }

    [TestMethod]
    public void Data_in_a_file_trains_as_data_in_memory()
    {
        using ITrainingData memory = Draw(32, 2);
        using ITrainingData file = Draw(32, 2, memoryLimit: 0);
        Assert.IsInstanceOfType<SequenceStore>(file);
        AssertSame(
            NetworkTrainer.Train(Everything, memory, null, Settings, null, Naive),
            NetworkTrainer.Train(Everything, file, null, Settings, null, Naive));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void A_run_stopped_after_any_epoch_goes_on_to_the_same_bits(int stopAfter)
    {
        using var folder = new TemporaryFolder();
        using ITrainingData data = Draw(32, 2);
        NetworkTrainingSettings settings = Settings with { LearningRateDecay = 0.01, LearningRateEpochFactor = 0.9 };
        NetworkTrainingResult unbroken = NetworkTrainer.Train(Everything, data, null, settings, null, Naive);

        using var stop = new CancellationTokenSource();
        var control = new TrainingControl
        {
            CheckpointPath = folder.File("state"),
            Cancellation = stop.Token,
            Progress = new StopAfter(stopAfter, stop),
        };
        Assert.ThrowsExactly<OperationCanceledException>(
            () => NetworkTrainer.Train(Everything, data, null, settings, control, Naive));
        var seen = new EpochList();
        var resumed = NetworkTrainer.Train(
            Everything, data, null, settings,
            new TrainingControl { CheckpointPath = control.CheckpointPath, Progress = seen }, Naive);
        AssertSame(unbroken, resumed);
        Assert.AreEqual(stopAfter + 1, seen.Epochs[0]);
        Assert.HasCount(1, Directory.GetFiles(folder.Path));
        // A finished run's checkpoint gives its result without another step.
        AssertSame(unbroken, NetworkTrainer.Train(
            Everything, data, null, settings, control with { Cancellation = default, Progress = null }, Naive));
    }

    [TestMethod]
    public void A_checkpoint_belongs_to_its_data_settings_and_network()
    {
        using var folder = new TemporaryFolder();
        using ITrainingData data = Draw(32, 2);
        using ITrainingData other = Draw(32, 2, seed: 8);
        var control = new TrainingControl { CheckpointPath = folder.File("state") };
        Train(Everything, data, null, Settings);
        AssertRefused(() => Train(Everything, other, null, Settings));
        AssertRefused(() => Train(Everything, data, other, Settings));
        AssertRefused(() => Train(Everything, data, null, Settings with { Optimizer = new Adam { Beta1 = 0.95 } }));
        AssertRefused(() => Train(Everything.With(name: "renamed"), data, null, Settings));

        void Train(Network network, ITrainingData training, ITrainingData? validation, NetworkTrainingSettings settings) =>
            NetworkTrainer.Train(network, training, validation, settings, control, Naive);

        void AssertRefused(Action train) => StringAssert.Contains(
            Assert.ThrowsExactly<GenomicsException>(train).Message, "of other data or settings");
    }

    [TestMethod]
    public void Training_stops_when_it_stalls_and_gives_the_best_epochs_numbers()
    {
        using ITrainingData data = Draw(8, 2);
        using ITrainingData validation = Draw(4, 2, seed: 9);
        // 1 batch an epoch; labels of the validation set are 0 and 1, so one half is the best prediction.
        float[] predictions = [0.9f, 0.8f, 0.5f, 0.7f, 0.6f, 0.9f, 0.5f];
        NetworkTrainingSettings settings = Settings with { Epochs = 50, Patience = 3 };
        NetworkTrainingResult result = Run(settings);
        Assert.AreEqual(3, result.BestEpoch);
        Assert.HasCount(6, result.History);
        Assert.AreEqual(3f, result.Model.Values[0]);
        Assert.AreEqual(6f, Run(settings with { RestoresBest = false }).Model.Values[0]);
        Assert.AreEqual(Math.Log(2), result.History[2].Validation, 1e-6);

        NetworkTrainingResult Run(NetworkTrainingSettings with) => NetworkTrainer.Train(
            Everything, data, validation, with, null,
            start => new ScriptedEngine(start) { Prediction = step => predictions[step - 1] });
    }

    [TestMethod]
    public void Each_epoch_takes_every_sequence_once_in_an_order_of_its_own()
    {
        using ITrainingData data = Draw(21, 2);
        ScriptedEngine engine = RunScripted(data, Settings with { Epochs = 2, ValidationFraction = 0 });
        Assert.HasCount(6, engine.Steps);
        CollectionAssert.AreEqual(new[] { 8, 8, 5 }, engine.Steps.Take(3).Select(step => step.Codes.Length / Length).ToArray());
        string[][] epochs = [.. engine.Steps.Chunk(3).Select(steps => Sequences(steps).ToArray())];
        CollectionAssert.AreNotEqual(epochs[0], epochs[1]);
        CollectionAssert.AreEquivalent(epochs[0], epochs[1]);
        Assert.HasCount(21, epochs[0].Distinct());

        static IEnumerable<string> Sequences(IEnumerable<(long Step, double Rate, byte[] Codes, float[] Labels)> steps) =>
            steps.SelectMany(step => step.Codes.Chunk(Length)).Select(codes => Dna.Decode(codes));
    }

    [TestMethod]
    public void The_rate_falls_with_steps_and_epochs()
    {
        using ITrainingData data = Draw(16, 2);
        ScriptedEngine engine = RunScripted(data, Settings with
        {
            Epochs = 2,
            ValidationFraction = 0,
            LearningRate = 1,
            LearningRateDecay = 0.5,
            LearningRateEpochFactor = 0.1,
        });
        double[] expected = [1, 1 / 1.5, 0.1 / 2, 0.1 / 2.5];
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(i + 1, engine.Steps[i].Step);
            Assert.AreEqual(expected[i], engine.Steps[i].Rate, 1e-12);
        }
    }

    [TestMethod]
    public void A_batch_without_labels_is_passed_over()
    {
        using ITrainingData data = Draw(16, 2, label: i => i < 16 ? float.NaN : 1);
        ScriptedEngine engine = RunScripted(data, Settings with { Epochs = 1, ValidationFraction = 0, BatchSize = 1 });
        Assert.HasCount(8, engine.Steps);
        Assert.AreEqual(8, engine.Steps[^1].Step);
    }

    [TestMethod]
    public void A_run_that_diverges_names_epoch_batch_and_rate()
    {
        using ITrainingData data = Draw(24, 2);
        NetworkTrainingSettings settings = Settings with { ValidationFraction = 0, LearningRate = 0.25 };
        AssertFails(
            "the loss is no longer a number in epoch 2, batch 2 (learning rate 0.25): try a smaller learning rate",
            () => RunScripted(data, settings, step => step == 5 ? double.NaN : 1));
        AssertFails(
            "no longer a number in epoch 1, batch 3", () => RunScripted(data, settings, value: _ => float.PositiveInfinity));
    }

    [TestMethod]
    public void Data_that_does_not_fit_is_named()
    {
        using ITrainingData data = Draw(16, 2);
        AssertFails(
            "the training data has sequences of 12 bases, but network everything reads 14",
            () => Train(Everything.With(inputLength: 14), data));
        using ITrainingData one = Draw(16, 1);
        AssertFails("the training data has 1 label a sequence, but network everything predicts 2", () => Train(Everything, one));
        AssertFails("the validation data has 1 label", () => Train(Everything, data, one));
        AssertFails(
            "record 3 (s2), task b: label 1.5: binary cross-entropy needs labels from 0 to 1",
            () => Train(Everything, Draw(16, 2, label: i => i == 5 ? 1.5f : 1)));
        AssertFails(
            "record 1 (s0), task a: label -1: the Poisson loss needs labels of 0 or more",
            () => Train(Everything, Draw(16, 2, label: _ => -1), settings: Settings with { Loss = Loss.Poisson }));
        AssertFails(
            "record 1 (s0), task b: label 0: log2 needs positive labels",
            () => Train(
                Everything, Draw(16, 2, label: i => i == 1 ? 0 : 1),
                settings: Settings with { LabelTransform = LabelTransform.Log2 }));
        AssertFails("every label of 16 sequences is missing", () => Train(Everything, Draw(16, 2, label: _ => float.NaN)));
        AssertFails("epochs 0: must be 1 or more", () => Train(Everything, data, settings: Settings with { Epochs = 0 }));

        static void Train(
            Network network, ITrainingData data, ITrainingData? validation = null, NetworkTrainingSettings? settings = null) =>
            NetworkTrainer.Train(network, data, validation, settings ?? Settings, null, Naive);
    }

    [TestMethod]
    public void Labels_are_transformed_before_training()
    {
        using ITrainingData data = Draw(16, 2, label: i => i % 2 + 1);
        var engine = RunScripted(data, Settings with { Epochs = 1, LabelTransform = LabelTransform.Log2 });
        CollectionAssert.AreEquivalent(
            new float[] { 0, 1 }, engine.Steps.SelectMany(step => step.Labels).Distinct().ToArray());
    }

    private static ITrainingEngine Naive(TrainingEngineStart start) => new NaiveTrainingEngine(start);

    private static ScriptedEngine RunScripted(
        ITrainingData data, NetworkTrainingSettings settings, Func<long, double>? loss = null, Func<long, float>? value = null)
    {
        ScriptedEngine? engine = null;
        NetworkTrainer.Train(Everything, data, null, settings, null, start => engine = new ScriptedEngine(start)
        {
            Loss = loss ?? (_ => 1),
            Value = value ?? (step => step),
        });
        return engine!;
    }

    private static void AssertFails(string message, Action go) =>
        StringAssert.Contains(Assert.ThrowsExactly<GenomicsException>(go).Message, message);

    private static void AssertSame(NetworkTrainingResult expected, NetworkTrainingResult found)
    {
        Assert.IsTrue(expected.Model.Values.SequenceEqual(found.Model.Values));
        CollectionAssert.AreEqual(expected.History.ToArray(), found.History.ToArray());
        Assert.AreEqual(expected.BestEpoch, found.BestEpoch);
    }

    /// <summary>Random sequences; labels 0 and 1 in turn unless told otherwise.</summary>
    private static ITrainingData Draw(
        int count, int tasks, long memoryLimit = 1 << 20, long seed = 3, Func<int, float>? label = null)
    {
        var random = new SplittableRandom(seed);
        using var builder = new TrainingDataBuilder(tasks, memoryLimit);
        for (int i = 0; i < count; i++)
        {
            byte[] codes = [.. Enumerable.Range(0, Length).Select(_ => (byte)random.NextInt(4))];
            float[] labels = [.. Enumerable.Range(i * tasks, tasks).Select(label ?? (at => at % 2))];
            builder.Add($"s{i}", codes, labels);
        }
        return builder.Build();
    }
}
