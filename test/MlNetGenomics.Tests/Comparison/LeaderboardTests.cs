using MlNetGenomics.Comparison;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Comparison;

[TestClass]
public class LeaderboardTests
{
    private static readonly ComparisonGoal Goal = ComparisonData.Numbers("t");

    [TestMethod]
    public void Orders_by_the_mean_and_tests_against_the_best()
    {
        ComparisonResult result = Result(("worse", [0.1, 0.3, 0.2]), ("best", [0.5, 0.6, 0.4]), ("middle", [0.4, 0.4, 0.4]));
        var board = Leaderboard.Of(result, ComparisonMetric.For(Goal)[0]);
        CollectionAssert.AreEqual(new[] { "best", "middle", "worse" }, Names(board));
        Assert.AreEqual("best", board.Best!.Candidate.Name);
        Assert.IsNull(board.Rows[0].AgainstBest);
        Assert.AreEqual(0.5, board.Rows[0].Summary.Mean, 1e-12);
        Assert.AreEqual(0.1, board.Rows[0].Summary.Deviation, 1e-12);
        // Student's t of the differences .1, .2, 0 is the root of 3; test sets are as large as training sets here, so the variance
        // of the mean is 1/3 + 1 times that of a difference, not 1/3, and t is half of it.
        ScoreDifference difference = board.Rows[1].AgainstBest!.Value;
        Assert.AreEqual(0.1, difference.Mean, 1e-12);
        Assert.AreEqual(Math.Sqrt(3) / 2, difference.T!.Value, 1e-12);
        Assert.AreEqual(1 - Math.Sqrt(0.75 / 2.75), difference.P, 1e-12);
    }

    [TestMethod]
    public void Less_is_better_for_errors()
    {
        ComparisonResult result = Result(("a", [0.1]), ("b", [0.9]));
        ComparisonMetric error = ComparisonMetric.For(Goal).Single(metric => metric.Key == "mse");
        CollectionAssert.AreEqual(new[] { "b", "a" }, Names(Leaderboard.Of(result, error)));
    }

    [TestMethod]
    public void What_is_not_defined_counts_neither_for_means_nor_for_pairs()
    {
        ComparisonResult result = Result(("a", [double.NaN, 0.4, 0.6, 0.5]), ("b", [0.9, 0.1, 0.3, 0.1]), ("c", [double.NaN, double.NaN, double.NaN, double.NaN]));
        var board = Leaderboard.Of(result, ComparisonMetric.For(Goal)[0]);
        CollectionAssert.AreEqual(new[] { "a", "b", "c" }, Names(board));
        Assert.AreEqual(0.5, board.Rows[0].Summary.Mean, 1e-12);
        // Differences of the three folds in which both are defined: .3, .3, .4.
        Assert.AreEqual(1.0 / 3, board.Rows[1].AgainstBest!.Value.Mean, 1e-12);
        Assert.IsNull(board.Rows[2].AgainstBest);
    }

    [TestMethod]
    public void Only_folds_that_all_finished_count_and_those_left_out_come_after()
    {
        ComparisonResult all = Result(("ahead", [0.5, 0.5, 0.1]), ("behind", [0.4, 0.4, 0.9]), ("poor", [0.95, 0, 0]), ("none", [0, 0, 0]));
        ComparisonResult cut = all with
        {
            Ending = ComparisonEnding.OutOfTime,
            Candidates =
            [
                all.Candidates[3] with { Runs = [], Outcome = CandidateOutcome.NotReached, Note = "late" },
                all.Candidates[2] with { Runs = [all.Candidates[2].Runs[0]], Outcome = CandidateOutcome.Discarded, Note = "poor" },
                all.Candidates[1] with { Runs = [.. all.Candidates[1].Runs.Take(2)] },
                all.Candidates[0],
            ],
        };
        Assert.AreEqual(2, cut.Rounds);
        var board = Leaderboard.Of(cut, ComparisonMetric.For(Goal)[0]);
        CollectionAssert.AreEqual(new[] { "ahead", "behind", "poor", "none" }, Names(board));
        Assert.HasCount(2, board.Rows[0].Candidate.Runs, "the third fold has no other to compare with");
        Assert.AreEqual(0.5, board.Rows[0].Summary.Mean, 1e-12);
        CollectionAssert.AreEqual(new[] { "ahead", "behind", "poor" }, board.Scored.Select(row => row.Candidate.Name).ToArray());
        Assert.IsNull(board.Rows[3].AgainstBest);
    }

    private static string[] Names(Leaderboard board) => [.. board.Rows.Select(row => row.Candidate.Name)];

    /// <summary>Candidates whose R2 is as given, and whose error is one less it.</summary>
    private static ComparisonResult Result(params (string Name, double[] Scores)[] candidates)
    {
        TrainingSet data = ComparisonData.Label(ComparisonData.Sequences(2, 5), text => text[0]);
        ComparisonSplit[] splits = [.. Enumerable.Range(1, candidates[0].Scores.Length)
            .Select(fold => new ComparisonSplit(1, fold, data, null, null, data, fold))];
        return new ComparisonResult(Goal, splits, [.. candidates.Select(candidate => new CandidateResult(
            candidate.Name,
            [.. splits.Select((split, i) => new CandidateRun(split, [Score(candidate.Scores[i])], "", [0, 0], 1))]))]);

        static TaskScores Score(double value) => new(
            "t", 2, new LabelScaleScores(new RegressionScores(value, value, value, 1 - value), null), null);
    }
}
