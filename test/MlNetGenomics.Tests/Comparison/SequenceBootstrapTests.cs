using MlNetGenomics.Comparison;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Comparison;

[TestClass]
public class SequenceBootstrapTests
{
    private const int Count = 400;

    private static readonly ComparisonGoal Goal = ComparisonData.Numbers("g");

    private static readonly ComparisonMetric Error = ComparisonMetric.For(Goal).Single(metric => metric.Key == "mse");

    private static readonly TrainingSet Data =
        ComparisonData.Label(ComparisonData.Sequences(Count, 12), text => text.Count(letter => letter == 'G'));

    [TestMethod]
    public void The_interval_of_a_mean_is_that_of_its_standard_error()
    {
        // The squared error is a mean over sequences, so the bootstrap's spread is its standard error (Efron 1979).
        CandidateRun run = Run(noise: 1, seed: 3);
        float[] labels = SequenceRows.LabelsOf(Data);
        MeanAndDeviation squares = MeanAndDeviation.Of(
            run.Predictions.Select((value, i) => Math.Pow(value - labels[i], 2)));
        double far = 1.96 * squares.Deviation / Math.Sqrt(Count);
        Interval interval = new SequenceBootstrap(Goal, Error, 1).Interval([run], 0.95);
        Assert.AreEqual(squares.Mean - far, interval.Low, 0.15 * far);
        Assert.AreEqual(squares.Mean + far, interval.High, 0.15 * far);
    }

    [TestMethod]
    public void The_same_predictions_are_as_good_on_every_draw_and_hopeless_ones_on_none()
    {
        CandidateRun run = Run(noise: 0.5, seed: 3), poor = Run(noise: 5, seed: 4);
        var bootstrap = new SequenceBootstrap(Goal, Error, 1);
        Assert.AreEqual(1, bootstrap.ChanceAsGood([run], [run]));
        Assert.AreEqual(1.0 / 1001, bootstrap.ChanceAsGood([poor], [run]), 1e-12);
        Assert.AreEqual(1, bootstrap.ChanceAsGood([run], [poor]));
    }

    [TestMethod]
    public void Of_two_alike_either_may_be_better()
    {
        double chance = new SequenceBootstrap(Goal, Error, 1).ChanceAsGood([Run(1, 3)], [Run(1, 4)]);
        Assert.IsTrue(chance is > 0.01 and < 0.99, $"{chance}");
    }

    [TestMethod]
    public void Draws_depend_on_the_seed_only()
    {
        CandidateRun run = Run(1, 3);
        Assert.AreEqual(
            new SequenceBootstrap(Goal, Error, 5).Interval([run], 0.9), new SequenceBootstrap(Goal, Error, 5).Interval([run], 0.9));
        Assert.AreNotEqual(
            new SequenceBootstrap(Goal, Error, 6).Interval([run], 0.9), new SequenceBootstrap(Goal, Error, 5).Interval([run], 0.9));
    }

    private static CandidateRun Run(double noise, long seed)
    {
        var random = new SplittableRandom(seed);
        float[] labels = SequenceRows.LabelsOf(Data);
        float[] predictions = [.. labels.Select(label => label + (float)(noise * random.NextGaussian()))];
        var split = new ComparisonSplit(1, 0, Data, null, null, Data, seed);
        return new CandidateRun(
            split, TaskScores.Of(Goal.Tasks, labels, predictions, LabelTransform.None, isRanking: false), "", predictions, 1);
    }
}
