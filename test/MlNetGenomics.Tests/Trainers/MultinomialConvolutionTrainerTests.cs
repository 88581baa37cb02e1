using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Trainers;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Trainers;

[TestClass]
public sealed class MultinomialConvolutionTrainerTests
{
    private readonly MLContext _context = new(1);

    [TestMethod]
    public void APlantedMotifIsLearned()
    {
        IDataView data = PlantedMotif.Data(_context, 600);
        DataOperationsCatalog.TrainTestData split = _context.Data.TrainTestSplit(data, 0.25);
        var pipeline = _context.Transforms.CopyColumns("Text", "Sequence")
            .Append(_context.Regression.Trainers.MultinomialConvolution(Options(options =>
            {
                options.SequenceColumnName = "Text";
                options.Settings = options.Settings with { Epochs = 80 };
                options.Seed = 1;
            })));

        var model = pipeline.Fit(split.TrainSet);
        RegressionMetrics metrics = _context.Regression.Evaluate(model.Transform(split.TestSet));

        // The motif makes 2.25 of the label's variance of 2.26; to explain half of it is not chance.
        Assert.IsGreaterThan(0.5, metrics.RSquared);
        Assert.HasCount(80, model.LastTransformer.History);
        Assert.AreEqual(PlantedMotif.Length, model.LastTransformer.Model.SequenceLength);
    }

    [TestMethod]
    public void CrossValidationTrainsOnceAFold()
    {
        IDataView data = PlantedMotif.Data(_context, 600);
        var results = _context.Regression.CrossValidate(
            data,
            _context.Regression.Trainers.MultinomialConvolution(Options(options =>
            {
                options.Settings = options.Settings with { Epochs = 80 };
                options.Seed = 1;
            })),
            numberOfFolds: 3);

        Assert.HasCount(3, results);
        foreach (var result in results)
        {
            Assert.IsInstanceOfType<MultinomialConvolutionTransformer>(result.Model);
            Assert.IsGreaterThan(0.5, result.Metrics.RSquared);
        }
    }

    [TestMethod]
    public void TheContextsSeedDecides()
    {
        float first = Train(new MLContext(5));

        Assert.AreEqual(first, Train(new MLContext(5)));
        Assert.AreNotEqual(first, Train(new MLContext(6)));
        Assert.AreEqual(Train(new MLContext(), 9), Train(new MLContext(), 9));

        static float Train(MLContext context, long? seed = null)
        {
            IDataView data = PlantedMotif.Data(context, 60);
            var trainer = context.Regression.Trainers.MultinomialConvolution(Options(options =>
            {
                options.Settings = options.Settings with { Epochs = 1 };
                options.Seed = seed;
            }));
            return trainer.Fit(data).Transform(data).GetColumn<float>("Score").First();
        }
    }

    [TestMethod]
    public void EpochsAreReportedAndLogged()
    {
        var messages = new List<string>();
        _context.Log += (_, message) => messages.Add(message.Message);
        var epochs = new List<TrainingProgress>();
        _context.Regression.Trainers.MultinomialConvolution(Options(options =>
        {
            options.Settings = options.Settings with { Epochs = 3 };
            options.Progress = new Recorder(epochs);
        })).Fit(PlantedMotif.Data(_context, 60));

        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, epochs.Select(progress => progress.Epoch).ToArray());
        Assert.AreEqual(3, messages.Count(message => message.Contains("MultinomialConvolution; Training, Kind=Info")));
    }

    [TestMethod]
    public void TrainingCanBeCancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var trainer = _context.Regression.Trainers.MultinomialConvolution(
            Options(options => options.Cancellation = source.Token));

        Assert.ThrowsExactly<OperationCanceledException>(() => trainer.Fit(PlantedMotif.Data(_context, 60)));
    }

    [TestMethod]
    public void SettingsAreCheckedAtOnce()
    {
        Assert.ThrowsExactly<GenomicsException>(
            () => _context.Regression.Trainers.MultinomialConvolution(
                settings: MuseamSettings.Paper with { KernelCount = 0 }));
        Assert.ThrowsExactly<ArgumentException>(
            () => _context.Regression.Trainers.MultinomialConvolution(labelColumnName: ""));
        foreach (string name in new[] { "", "Sequence", "Score", "motif.output" })
        {
            Assert.ThrowsExactly<ArgumentException>(() => _context.Regression.Trainers.MultinomialConvolution(
                Options(options => options.MotifScoresColumnName = name)));
        }
    }

    [TestMethod]
    public void AWrongColumnIsAnErrorLikeMLNetsOwn()
    {
        IDataView data = PlantedMotif.Data(_context, 4);

        AssertFails("Could not find label column 'Nope'", options => options.LabelColumnName = "Nope");
        AssertFails("Could not find sequence column 'Nope'", options => options.SequenceColumnName = "Nope");
        AssertFails(
            "Schema mismatch for label column 'Name': expected Single, got String",
            options => options.LabelColumnName = "Name");
        AssertFails(
            "Schema mismatch for sequence column 'Label': expected String, got Single",
            options => options.SequenceColumnName = "Label");

        void AssertFails(string message, Action<MultinomialConvolutionTrainer.Options> change)
        {
            var trainer = _context.Regression.Trainers.MultinomialConvolution(Options(change));
            var alone = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => trainer.Fit(data));
            StringAssert.Contains(alone.Message, message);
            var chained = Assert.ThrowsExactly<ArgumentOutOfRangeException>(
                () => _context.Transforms.CopyColumns("Copy", "Label").Append(trainer).Fit(data));
            StringAssert.Contains(chained.Message, message);
        }
    }

    [TestMethod]
    public void WrongRowsAreErrorsThatNameThem()
    {
        AssertFails(
            "column Sequence, row 3, position 5: '!' is not a base (expected A, C, G, T or N)",
            rows => rows[2].Sequence = rows[2].Sequence[..4] + "!" + rows[2].Sequence[5..]);
        AssertFails("row 3", rows => rows[2].Sequence = rows[2].Sequence[1..]);
        AssertFails("row 2", rows => rows[1].Label = float.NaN);
        AssertFails("row 2", rows => rows[1].Label = float.PositiveInfinity);
        AssertFails("fewer than the kernels' width of 8", rows =>
        {
            foreach (PlantedMotif row in rows)
                row.Sequence = "ACGT";
        });
        Assert.ThrowsExactly<GenomicsException>(
            () => _context.Regression.Trainers.MultinomialConvolution(Options()).Fit(PlantedMotif.Data(_context, 0)));

        void AssertFails(string message, Action<PlantedMotif[]> spoil)
        {
            PlantedMotif[] rows = PlantedMotif.Rows(6);
            spoil(rows);
            var error = Assert.ThrowsExactly<GenomicsException>(() => _context.Regression.Trainers
                .MultinomialConvolution(Options()).Fit(_context.Data.LoadFromEnumerable(rows)));
            StringAssert.Contains(error.Message, message);
        }
    }

    internal static MultinomialConvolutionTrainer.Options Options(
        Action<MultinomialConvolutionTrainer.Options>? change = null)
    {
        var options = new MultinomialConvolutionTrainer.Options
        {
            Settings = MuseamSettings.Paper with
            {
                KernelCount = 16,
                KernelWidth = 8,
                Alpha = 10,
                LearnAlpha = false,
                BatchSize = 20,
                Epochs = 2,
                LearningRate = 0.01,
                InterceptFromMean = true,
            },
        };
        change?.Invoke(options);
        return options;
    }

    private sealed class Recorder(List<TrainingProgress> seen) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => seen.Add(value);
    }
}
