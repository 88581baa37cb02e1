using MlNetGenomics.Comparison;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Comparison;

[TestClass]
public class ComparisonBudgetTests
{
    private static readonly TrainingSet Data =
        ComparisonData.Label(ComparisonData.Sequences(200, 12), text => text.Count(letter => letter == 'G'));

    private readonly ManualClock _clock = new();

    [TestMethod]
    public void When_the_time_is_over_whole_rounds_count()
    {
        // Three folds of two models at 10 s each; a fit to all takes 3/2 of that, and these 15 s are kept of the 60 s. After four
        // fits 5 s are left, too few for another.
        ComparisonResult result = Run(60, null, Taking("a", 10, 0), Taking("b", 10, 0));
        Assert.AreEqual(ComparisonEnding.OutOfTime, result.Ending);
        Assert.AreEqual(2, result.Rounds);
        Assert.IsTrue(result.Candidates.All(one => one.Outcome == CandidateOutcome.Finished));
        Assert.AreEqual(10, result.Candidates[0].Runs[0].Seconds, 1e-9);
    }

    [TestMethod]
    public void With_time_enough_everything_is_fitted()
    {
        ComparisonResult result = Run(76, null, Taking("a", 10, 0), Taking("b", 10, 0));
        Assert.AreEqual(ComparisonEnding.Completed, result.Ending);
        Assert.AreEqual(3, result.Rounds);
    }

    [TestMethod]
    public void A_fit_of_more_than_half_of_what_is_left_is_given_up_while_others_wait()
    {
        ComparisonResult result = Run(100, null, Taking("slow", 60, 0), Taking("quick", 1, 0));
        Assert.AreEqual(CandidateOutcome.TooSlow, result.Candidates[0].Outcome);
        Assert.Contains("more than half of the time", result.Candidates[0].Note);
        Assert.IsEmpty(result.Candidates[0].Runs);
        Assert.HasCount(3, result.Candidates[1].Runs);
    }

    [TestMethod]
    public void What_is_never_reached_says_so()
    {
        // After a, 36 s are left and 21 s of them are kept; b may take 7.5 s and takes 14 s; c may take 1 s.
        ComparisonResult result = Run(50, null, Taking("a", 14, 0), Taking("b", 14, 0), Taking("c", 14, 0));
        CollectionAssert.AreEqual(
            new[] { CandidateOutcome.Finished, CandidateOutcome.TooSlow, CandidateOutcome.NotReached },
            result.Candidates.Select(one => one.Outcome).ToArray());
        Assert.AreEqual(1, result.Rounds);
        Assert.AreEqual("a", Leaderboard.Of(result, ComparisonMetric.For(result.Goal)[0]).Best!.Candidate.Name);
    }

    [TestMethod]
    public void The_clearly_worse_are_left_out_and_the_equal_are_not()
    {
        // Noise of a tenth of the labels' deviation against noise of five times: never as good on any draw of 66 sequences.
        ComparisonResult result = Run(null, 0.01, Taking("good", 1, 0.1), Taking("alike", 1, 0.1), Taking("poor", 1, 5));
        CollectionAssert.AreEqual(
            new[] { CandidateOutcome.Finished, CandidateOutcome.Finished, CandidateOutcome.Discarded },
            result.Candidates.Select(one => one.Outcome).ToArray());
        Assert.HasCount(1, result.Candidates[2].Runs);
        Assert.HasCount(3, result.Candidates[1].Runs);
        Assert.AreEqual(3, result.Rounds, "those left out do not hold the others up");
        Assert.Contains("after 1 of 3 fits", result.Candidates[2].Note);
    }

    [TestMethod]
    public void Stopping_gives_what_is_done()
    {
        using var stop = new CancellationTokenSource();
        int fits = 0;
        var candidate = new ScriptedCandidate("a", (task, i) =>
        {
            if (i == 0 && ++fits == 2)
                stop.Cancel();
            task.Control.Cancellation.ThrowIfCancellationRequested();
            return i;
        });
        ComparisonResult result = ModelComparison.Run(
            [candidate], ComparisonData.Numbers("g"), ComparisonData.Folds(Data, 3), new ComparisonSettings { Stop = stop.Token });
        Assert.AreEqual(ComparisonEnding.Stopped, result.Ending);
        Assert.AreEqual(1, result.Rounds);
        Assert.HasCount(1, result.Candidates[0].Runs);
        Assert.IsNotNull(result.Candidates[0].Runs[0].Fitted);
    }

    [TestMethod]
    [DataRow(0.0, null, "a budget of 0 s, expected more than 0")]
    [DataRow(-3.0, null, "a budget of -3 s")]
    [DataRow(null, 1.0, "discard below 1, expected a chance between 0 and 1")]
    [DataRow(null, 0.0, "discard below 0")]
    public void Bad_settings(double? budget, double? discard, string expected) =>
        Assert.Contains(expected, Assert.ThrowsExactly<GenomicsException>(() => Run(budget, discard, Taking("a", 1, 0))).Message);

    private ComparisonResult Run(double? budget, double? discard, params IModelCandidate[] candidates) => ModelComparison.Run(
        candidates,
        ComparisonData.Numbers("g"),
        ComparisonData.Folds(Data, 3),
        new ComparisonSettings
        {
            Budget = budget is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            DiscardBelow = discard,
            Clock = _clock,
        });

    /// <summary>A model that takes some seconds and is as good as its noise is small.</summary>
    private TimedCandidate Taking(string name, double seconds, double noise) => new(name, _clock, seconds, noise);

    private sealed class TimedCandidate(string name, ManualClock clock, double seconds, double noise) : IModelCandidate
    {
        public string Name => name;

        public IFittedCandidate Fit(CandidateTask task)
        {
            clock.Advance(seconds);
            task.Control.Cancellation.ThrowIfCancellationRequested();
            return new Fitted(name, noise);
        }

        private sealed class Fitted(string name, double noise) : IFittedCandidate
        {
            public string Choice => "";

            public float[] Predict(ITrainingData data, TrainingControl control)
            {
                var random = new MlNetGenomics.Statistics.SplittableRandom(name.Length);
                return [.. SequenceRows.LabelsOf(data).Select(label => label + (float)(noise * random.NextGaussian()))];
            }
        }
    }
}
