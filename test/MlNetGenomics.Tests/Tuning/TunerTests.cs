using System.Collections.Immutable;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;
using MlNetGenomics.Tuning;

namespace MlNetGenomics.Tests.Tuning;

[TestClass]
public sealed class TunerTests
{
    private const int Length = 30;

    private static readonly TuningSettings Settings = new()
    {
        Trials = 9,
        FirstEpochs = 1,
        Reduction = 3,
        Training = NetworkTrainingSettings.Default with { Epochs = 9, Seed = 4 },
    };

    private static readonly SearchParameter[] Small =
    [
        SearchParameter.Whole("conv_layers", 1, 2), SearchParameter.Whole("filters", 4, 8), SearchParameter.Whole("width", 3, 5),
        SearchParameter.Whole("pool", 5, 10), SearchParameter.Whole("batch", 10, 40),
    ];

    [TestMethod]
    public void Halving_trains_the_better_third_three_times_as_long()
    {
        TuningResult result = Run(Settings);
        CollectionAssert.AreEqual(new[] { 1, 3, 9 }, Settings.Rungs.ToArray());
        Assert.AreEqual(9 + 3 + 1, Settings.Comparisons);
        CollectionAssert.AreEqual(
            new[] { 1, 1, 1, 1, 1, 1, 3, 3, 9 }, result.Trials.Select(trial => trial.History.Count).Order().ToArray());
        // Those that went on after one epoch had the least losses then.
        double[] first = [.. result.Trials.Select(trial => trial.History[0].Validation)];
        int[] best = [.. Enumerable.Range(1, 9).OrderBy(number => first[number - 1]).Take(3).Order()];
        CollectionAssert.AreEqual(best, result.Trials.Where(trial => trial.Rung > 0).Select(trial => trial.Number).ToArray());
        Assert.AreEqual(2, result.Best.Rung);
        Assert.AreSame(result.Best, result.Ranking.First());
    }

    [TestMethod]
    public void A_trial_is_the_training_of_its_network()
    {
        TuningResult result = Run(Settings with { Method = TuningMethod.Random, Trials = 3 });
        (TrainingSet training, TrainingSet validation) = Data();
        foreach (TuningTrial trial in result.Trials)
        {
            NetworkTrainingResult alone = NetworkTrainer.Train(trial.Network, training, validation, trial.Training);
            CollectionAssert.AreEqual(alone.History.ToArray(), trial.History.ToArray());
            Assert.AreEqual(alone.BestEpoch, trial.BestEpoch);
            if (trial == result.Best)
                CollectionAssert.AreEqual(alone.Model.Values.ToArray(), result.Model.Values.ToArray());
        }
        Assert.AreEqual(result.Trials.Min(trial => trial.ValidationLoss), result.Best.ValidationLoss);
    }

    [TestMethod]
    public void A_search_that_goes_on_ends_as_one_that_was_not_stopped()
    {
        TuningResult whole = Run(Settings);
        using var folder = new TemporaryFolder();
        var control = new TrainingControl { CheckpointPath = folder.Path };
        using var stop = new CancellationTokenSource();
        var stopped = control with { Cancellation = stop.Token };
        Assert.Throws<OperationCanceledException>(() => Run(Settings, stopped, new StopAt(stop, 5)));
        var parallel = new TrainingControl { CheckpointPath = folder.Path, Threads = 3 };
        TuningResult resumed = Run(Settings with { Parallel = 3 }, parallel);
        for (int i = 0; i < whole.Trials.Length; i++)
            CollectionAssert.AreEqual(whole.Trials[i].History.ToArray(), resumed.Trials[i].History.ToArray());
        CollectionAssert.AreEqual(whole.Model.Values.ToArray(), resumed.Model.Values.ToArray());
    }

    [TestMethod]
    public void A_trial_that_fails_is_recorded_and_the_rest_go_on()
    {
        var space = new Cliff();
        (TrainingSet training, TrainingSet validation) = Data();
        TuningResult result = Tuner.Run(space, training, validation, Settings with { Trials = 6 });
        TuningTrial[] failed = [.. result.Trials.Where(trial => trial.Values[0] > 1)];
        Assert.IsNotEmpty(failed);
        Assert.IsLessThan(6, failed.Length);
        foreach (TuningTrial trial in failed)
            Assert.Contains("the loss is no longer a number", trial.Failure!);
        Assert.IsNull(result.Best.Failure);
        GenomicsException none = Assert.ThrowsExactly<GenomicsException>(() => Tuner.Run(
            new Cliff(2), training, validation, Settings with { Trials = 2 }));
        Assert.StartsWith("none of 2 trials came to a result; the first: ", none.Message);
    }

    [TestMethod]
    public void The_settings_share_is_held_out_where_no_validation_data_are_given()
    {
        (TrainingSet training, _) = Data();
        TuningSettings settings = Settings with { Method = TuningMethod.Random, Trials = 2 };
        TuningResult result = Tuner.Run(Space(), training, null, settings);
        Assert.IsTrue(result.Trials.All(trial => double.IsFinite(trial.ValidationLoss)));
        Assert.ThrowsExactly<GenomicsException>(() => Tuner.Run(
            Space(), training, null, settings with { Training = settings.Training with { ValidationFraction = 0 } }));
    }

    private static TuningResult Run(
        TuningSettings settings, TrainingControl? control = null, IProgress<TuningTrial>? progress = null)
    {
        (TrainingSet training, TrainingSet validation) = Data();
        return Tuner.Run(Space(), training, validation, settings, control, progress);
    }

    private static ConvolutionalSearch Space() => new(Length, ["y"], parameters: Small);

    private static (TrainingSet Training, TrainingSet Validation) Data() => (Draw(80, 1), Draw(40, 2));

    /// <summary>The label is how often GAT is there.</summary>
    private static TrainingSet Draw(int count, long seed)
    {
        var random = new SplittableRandom(seed);
        var builder = new SequenceSetBuilder();
        var labels = new float[count];
        for (int i = 0; i < count; i++)
        {
            byte[] codes = [.. Enumerable.Range(0, Length).Select(_ => (byte)random.NextInt(4))];
            builder.Add($"s{i}", codes);
            labels[i] = Enumerable.Range(0, Length - 2).Count(p => Dna.Decode(codes.AsSpan(p, 3)) == "GAT");
        }
        return new TrainingSet(builder.Build(), labels);
    }

    /// <summary>Learning rates beyond which no loss is a number.</summary>
    private sealed class Cliff(int least = 1) : SearchSpace(SearchParameter.Whole("cliff", least, 2))
    {
        public override (Network Network, NetworkTrainingSettings Training) Make(
            ImmutableArray<double> values, NetworkTrainingSettings training) => (
                new Network("linear", Length, [new Flatten(), new Dense(1)], ["y"]),
                training with { Optimizer = new Sgd(), LearningRate = values[0] > 1 ? 1e60 : 1e-3 });
    }

    private sealed class StopAt(CancellationTokenSource source, int count) : IProgress<TuningTrial>
    {
        private int _seen;

        public void Report(TuningTrial value)
        {
            if (++_seen == count)
                source.Cancel();
        }
    }
}
