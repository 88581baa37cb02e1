using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Tests.Training;
using MlNetGenomics.Trainers;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Trainers;

[TestClass]
public sealed class ConvolutionalNetworkTrainerTests
{
    private static readonly Network One = SmallNetwork.Of(ActivationFunction.Linear, "activity");
    private static readonly Network Classes = SmallNetwork.Of(ActivationFunction.Sigmoid, "bound");
    private static readonly Network Two = SmallNetwork.Of(ActivationFunction.Sigmoid, "first", "second");

    private readonly MLContext _context = new(1);

    [TestMethod]
    public void Regression_learns_a_planted_motif()
    {
        DataOperationsCatalog.TrainTestData split = _context.Data.TrainTestSplit(PlantedTasks.Data(_context, 900), 0.3);
        var pipeline = _context.Transforms.CopyColumns("Text", "Sequence")
            .Append(_context.Regression.Trainers.ConvolutionalNetwork(Options(One, "Activity", options =>
            {
                options.SequenceColumnName = "Text";
                options.Settings = options.Settings with { Epochs = 15 };
            })));

        var model = pipeline.Fit(split.TrainSet);
        RegressionMetrics metrics = _context.Regression.Evaluate(model.Transform(split.TestSet), "Activity");

        // The motif makes 2.25 of the label's variance of 2.26; to explain half of it is not chance.
        Assert.IsGreaterThan(0.5, metrics.RSquared);
        Assert.IsNotEmpty(model.LastTransformer.History);
        Assert.IsInRange(1, 15, model.LastTransformer.BestEpoch);
    }

    [TestMethod]
    [DataRow("IsBound")]
    [DataRow("Bound")]
    public void Classification_is_evaluated_by_MLNet(string label)
    {
        DataOperationsCatalog.TrainTestData split = _context.Data.TrainTestSplit(PlantedTasks.Data(_context, 900), 0.3);
        ConvolutionalNetworkTransformer model = _context.BinaryClassification.Trainers
            .ConvolutionalNetwork(Options(Classes, label, options =>
                options.Settings = options.Settings with { Epochs = 15 }))
            .Fit(split.TrainSet);
        CalibratedBinaryClassificationMetrics metrics =
            _context.BinaryClassification.Evaluate(model.Transform(split.TestSet), label);

        Assert.IsGreaterThan(0.85, metrics.AreaUnderRocCurve);
        Assert.IsGreaterThan(0.2, metrics.LogLossReduction, "better than the share of positives");
    }

    [TestMethod]
    public void Several_tasks_are_learned_at_once_where_labels_are_missing()
    {
        PlantedTasks[] rows = PlantedTasks.Rows(900);
        for (int i = 0; i < rows.Length; i += 3)
            rows[i].Both = [rows[i].Both[0], float.NaN];
        IDataView data = _context.Data.LoadFromEnumerable(rows);
        ConvolutionalNetworkTransformer model = _context.Genomics().Trainers
            .ConvolutionalNetwork(Options(Two, "Both", options =>
                options.Settings = options.Settings with { Epochs = 20 }))
            .Fit(_context.Data.TakeRows(data, 600));
        var metrics = _context.Genomics().EvaluateMultiTask(
            model.Transform(_context.Data.SkipRows(data, 600)), "Both");

        CollectionAssert.AreEqual(new[] { "first", "second" }, metrics.Tasks.Select(task => task.Task).ToArray());
        Assert.AreEqual(300, metrics.Tasks[0].Count);
        Assert.AreEqual(200, metrics.Tasks[1].Count);
        Assert.IsGreaterThan(0.85, metrics.Tasks[0].Ranking!.Value.Auroc);
        Assert.IsGreaterThan(0.85, metrics.Tasks[1].Ranking!.Value.Auroc);
        Assert.AreEqual(metrics.Tasks.Average(task => task.Ranking!.Value.Auroc), metrics.Auroc.Mean, 1e-12);
    }

    [TestMethod]
    public void Text_and_one_hot_vectors_vectors_of_labels_and_columns_train_the_same_model()
    {
        IDataView data = _context.Transforms.OneHotEncodeSequence("OneHot", "Sequence")
            .Fit(PlantedTasks.Data(_context, 1)).Transform(PlantedTasks.Data(_context, 90));
        var trainers = _context.Genomics().Trainers;
        float[] expected = trainers.ConvolutionalNetwork(Options(Two, "Both")).Fit(data).Model.Values.ToArray();

        AssertSame(options => options.SequenceColumnName = "OneHot");
        AssertSame(options => options.LabelColumnNames = ["Bound", "OtherBound"]);
        AssertSame(options => options.LabelColumnNames = ["IsBound", "OtherBound"]);
        AssertSame(options => options.MemoryLimit = 0);
        AssertSame(options => options.Threads = 2);

        void AssertSame(Action<ConvolutionalNetworkTrainer.Options> change) => CollectionAssert.AreEqual(
            expected, trainers.ConvolutionalNetwork(Options(Two, "Both", change)).Fit(data).Model.Values.ToArray());
    }

    [TestMethod]
    public void Tasks_are_named_by_the_labels_columns_or_slots()
    {
        IDataView data = PlantedTasks.Data(_context, 40);
        data = _context.Transforms.Concatenate("Named", "Bound", "OtherBound").Fit(data).Transform(data);
        // The one published network that is for any length from here on.
        Action<ConvolutionalNetworkTrainer.Options> museam = options =>
        {
            options.Network = null;
            options.Architecture = "museam";
            options.Settings = options.Settings with { Epochs = 1 };
        };

        CollectionAssert.AreEqual(new[] { "Bound", "OtherBound" }, Names("Named", museam));
        CollectionAssert.AreEqual(new[] { "task_1", "task_2" }, Names("Both", museam));
        CollectionAssert.AreEqual(
            new[] { "IsBound", "OtherBound" },
            Names("Both", museam + (options => options.LabelColumnNames = ["IsBound", "OtherBound"])));
        CollectionAssert.AreEqual(new[] { "first", "second" }, Names("Named", null));

        string[] Names(string label, Action<ConvolutionalNetworkTrainer.Options>? change) =>
            [.. _context.Genomics().Trainers.ConvolutionalNetwork(Options(Two, label, change)).Fit(data)
                .Model.Network.Tasks];
    }

    [TestMethod]
    public void An_architecture_ends_as_the_task_needs()
    {
        IDataView data = PlantedTasks.Data(_context, 40);
        Action<ConvolutionalNetworkTrainer.Options> museam = options =>
        {
            options.Network = null;
            options.Architecture = "museam";
            options.Settings = options.Settings with { Epochs = 1 };
        };

        Assert.AreEqual(
            ActivationFunction.Sigmoid,
            End(_context.BinaryClassification.Trainers.ConvolutionalNetwork(Options(One, "IsBound", museam))));
        Assert.AreEqual(
            ActivationFunction.Linear,
            End(_context.Regression.Trainers.ConvolutionalNetwork(Options(One, "Activity", museam))));
        Assert.AreEqual(
            ActivationFunction.Softplus,
            End(_context.Regression.Trainers.ConvolutionalNetwork(Options(One, "Bound", options =>
                options.OutputActivation = ActivationFunction.Softplus))));

        ActivationFunction End(ConvolutionalNetworkTrainer trainer) =>
            OutputLoss.LastActivation(trainer.Fit(data).Model.Network);
    }

    [TestMethod]
    public void Weights_and_validation_rows_change_the_model_and_a_start_is_trained_on()
    {
        IDataView data = PlantedTasks.Data(_context, 90);
        var trainers = _context.Regression.Trainers;
        ConvolutionalNetworkTransformer plain = trainers.ConvolutionalNetwork(Options(One, "Activity")).Fit(data);
        ConvolutionalNetworkTransformer weighted = trainers.ConvolutionalNetwork(
            Options(One, "Activity", options => options.ExampleWeightColumnName = "Weight")).Fit(data);
        ConvolutionalNetworkTransformer watched = trainers.ConvolutionalNetwork(
            Options(One, "Activity")).Fit(data, _context.Data.TakeRows(data, 20));
        ConvolutionalNetworkTransformer further = trainers.ConvolutionalNetwork(Options(One, "Activity", options =>
        {
            options.Network = null;
            options.InitialModel = plain.Model;
            options.Settings = options.Settings with { LearningRate = 1e-9, Epochs = 1 };
        })).Fit(data);

        CollectionAssert.AreNotEqual(plain.Model.Values.ToArray(), weighted.Model.Values.ToArray());
        Assert.AreNotEqual(plain.History[0].Validation, watched.History[0].Validation);
        Assert.AreEqual(plain.Model.Values[0], further.Model.Values[0], 1e-6f);
    }

    [TestMethod]
    public void Cross_validation_trains_once_a_fold()
    {
        var results = _context.BinaryClassification.CrossValidate(
            PlantedTasks.Data(_context, 300),
            _context.BinaryClassification.Trainers.ConvolutionalNetwork(Options(Classes, "IsBound")),
            numberOfFolds: 2, labelColumnName: "IsBound");

        Assert.HasCount(2, results);
        CollectionAssert.AreNotEqual(
            ((ConvolutionalNetworkTransformer)results[0].Model).Model.Values.ToArray(),
            ((ConvolutionalNetworkTransformer)results[1].Model).Model.Values.ToArray());
    }

    [TestMethod]
    public void The_contexts_seed_decides()
    {
        float first = Train(new MLContext(5));

        Assert.AreEqual(first, Train(new MLContext(5)));
        Assert.AreNotEqual(first, Train(new MLContext(6)));

        static float Train(MLContext context) => context.Regression.Trainers
            .ConvolutionalNetwork(Options(One, "Activity", options =>
            {
                options.Seed = null;
                options.Settings = options.Settings with { Epochs = 1 };
            }))
            .Fit(PlantedTasks.Data(context, 60)).Model.Values[0];
    }

    [TestMethod]
    public void Epochs_are_reported_and_logged()
    {
        var messages = new List<LoggingEventArgs>();
        _context.Log += (_, message) => messages.Add(message);
        var epochs = new EpochList();
        _context.Genomics().Trainers.ConvolutionalNetwork(Options(Two, "Both", options =>
        {
            options.Settings = options.Settings with { Epochs = 3 };
            options.Progress = epochs;
        })).Fit(PlantedTasks.Data(_context, 60));

        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, epochs.Epochs);
        string[] logged = [.. messages
            .Where(message => message.Kind == ChannelMessageKind.Info && message.Source == "ConvolutionalNetwork; Training")
            .Select(message => message.RawMessage)];
        Assert.HasCount(3, logged);
        Assert.StartsWith("Epoch 2 of 3", logged[1]);
    }

    [TestMethod]
    public void Training_can_be_cancelled_and_goes_on_from_its_checkpoint()
    {
        using var folder = new TemporaryFolder();
        string checkpoint = folder.File("run.checkpoint");
        IDataView data = PlantedTasks.Data(_context, 60);
        float[] unbroken = Trainer(_ => { }).Fit(data).Model.Values.ToArray();
        using var source = new CancellationTokenSource();
        var trainer = Trainer(options =>
        {
            options.CheckpointPath = checkpoint;
            options.Progress = new StopAfter(2, source);
            options.Cancellation = source.Token;
        });
        Assert.ThrowsExactly<OperationCanceledException>(() => trainer.Fit(data));

        CollectionAssert.AreEqual(
            unbroken, Trainer(options => options.CheckpointPath = checkpoint).Fit(data).Model.Values.ToArray());

        ConvolutionalNetworkTrainer Trainer(Action<ConvolutionalNetworkTrainer.Options> change) =>
            _context.Regression.Trainers.ConvolutionalNetwork(Options(One, "Activity", options =>
            {
                options.Settings = options.Settings with { Epochs = 4 };
                change(options);
            }));
    }

    [TestMethod]
    public void Another_engine_can_carry_out_the_steps()
    {
        var engines = new List<ScriptedEngine>();
        ConvolutionalNetworkTransformer model = _context.Regression.Trainers
            .ConvolutionalNetwork(Options(One, "Activity", options =>
            {
                options.Settings = options.Settings with { RestoresBest = false };
                options.CreateEngine = start =>
                {
                    engines.Add(new ScriptedEngine(start) { Value = _ => 7 });
                    return engines[^1];
                };
            }))
            .Fit(PlantedTasks.Data(_context, 64));

        // 58 rows to train on, in batches of 32, twice.
        Assert.HasCount(4, engines.Single().Steps);
        Assert.IsTrue(model.Model.Values.ToArray().All(value => value == 7));
    }

    [TestMethod]
    public void A_device_that_is_not_there_is_an_error_or_a_warning()
    {
        IDataView data = PlantedTasks.Data(_context, 60);
        var warnings = new List<string>();
        _context.Log += (_, message) =>
        {
            if (message.Kind == ChannelMessageKind.Warning)
                warnings.Add(message.RawMessage);
        };
        var error = Assert.ThrowsExactly<GenomicsException>(() => Fit(fallback: false));
        StringAssert.Contains(error.Message, "CUDA device 1000");

        Assert.HasCount(60, Fit(fallback: true).Transform(data).GetColumn<float>("Score").ToArray());
        StringAssert.Contains(warnings.Single(), "CUDA device 1000");

        ConvolutionalNetworkTransformer Fit(bool fallback) => _context.Regression.Trainers
            .ConvolutionalNetwork(Options(One, "Activity", options =>
            {
                options.GpuDeviceId = 1000;
                options.FallbackToCpu = fallback;
            }))
            .Fit(data);
    }

    private static ConvolutionalNetworkTrainer.Options Options(
        Network network, string label, Action<ConvolutionalNetworkTrainer.Options>? change = null) =>
        SmallNetwork.Options(network, (options => options.LabelColumnName = label) + change);
}
