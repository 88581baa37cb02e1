using MlNetGenomics.Statistics;

namespace MlNetGenomics.Comparison;

/// <summary>
/// How sure scores are. Over three folds or more of a cross-validation by the corrected resampled t
/// (<see cref="ResampledTTest"/>), which knows that another training set gives another model; where the test set is fixed, or
/// folds are too few to tell their spread, by drawing tested sequences anew (<see cref="SequenceBootstrap"/>).
/// </summary>
/// <param name="goal">What is predicted.</param>
/// <param name="metric">What is scored.</param>
internal sealed class ScoreUncertainty(ComparisonGoal goal, ComparisonMetric metric)
{
    /// <summary>Chance that a mean lies in its interval.</summary>
    public const double Share = 0.95;

    // The t of one degree of freedom rules nothing out.
    private const int FewestFolds = 3;

    // Any would do; the same for all, so that all are judged by the same draws.
    private const long Seed = 1;

    /// <summary>Where the mean over a candidate's fits and tasks lies; null where none is defined.</summary>
    public Interval? Of(IReadOnlyList<CandidateRun> runs)
    {
        CandidateRun[] defined = [.. runs.Where(run => double.IsFinite(run.Value(metric)))];
        return defined.Length == 0 ? null
            : OfFolds(defined) ?? new SequenceBootstrap(goal, metric, Seed).Interval(defined, Share);
    }

    /// <summary>Where the mean over folds lies; null where there are no three folds with a score.</summary>
    /// <param name="runs">A candidate's fits.</param>
    /// <param name="task">Number of the task; null for the mean over tasks.</param>
    public Interval? OfFolds(IReadOnlyList<CandidateRun> runs, int? task = null)
    {
        CandidateRun[] defined = [.. runs.Where(run => run.Split.Fold > 0 && double.IsFinite(run.Value(metric, task)))];
        return defined.Length < FewestFolds
            ? null
            : ResampledTTest.Interval([.. defined.Select(run => run.Value(metric, task))], TestShare(defined), Share);
    }

    /// <summary>Compares two candidates by the splits that both were fitted to; null where there is none with a score.</summary>
    public ScoreDifference? Between(IReadOnlyList<CandidateRun> first, IReadOnlyList<CandidateRun> second)
    {
        if (BetweenFolds(first, second) is { } byFolds)
            return byFolds;
        (CandidateRun First, CandidateRun Second)[] pairs = Pairs(first, second, null);
        if (pairs.Length == 0)
            return null;
        double chance = new SequenceBootstrap(goal, metric, Seed).ChanceAsGood(
            [.. pairs.Select(pair => pair.Second)], [.. pairs.Select(pair => pair.First)]);
        double mean = pairs.Average(pair => pair.First.Value(metric) - pair.Second.Value(metric));
        return new ScoreDifference(mean, null, Math.Min(1, 2 * Math.Min(chance, 1 - chance)));
    }

    /// <summary>Compares two candidates by folds that both were fitted to; null where there are no three with a score.</summary>
    /// <param name="first">Fits of the one.</param>
    /// <param name="second">Fits of the other.</param>
    /// <param name="task">Number of the task; null for the mean over tasks.</param>
    public ScoreDifference? BetweenFolds(
        IReadOnlyList<CandidateRun> first, IReadOnlyList<CandidateRun> second, int? task = null)
    {
        (CandidateRun First, CandidateRun Second)[] pairs =
            [.. Pairs(first, second, task).Where(pair => pair.First.Split.Fold > 0)];
        if (pairs.Length < FewestFolds)
            return null;
        double[] differences = [.. pairs.Select(pair => pair.First.Value(metric, task) - pair.Second.Value(metric, task))];
        var test = ResampledTTest.Of(differences, TestShare([.. pairs.Select(pair => pair.First)]));
        return new ScoreDifference(differences.Average(), test.T, test.P);
    }

    /// <summary>Fits to the same splits that both have a score.</summary>
    private (CandidateRun First, CandidateRun Second)[] Pairs(
        IReadOnlyList<CandidateRun> first, IReadOnlyList<CandidateRun> second, int? task) =>
        [.. first.Zip(second).Where(pair =>
            double.IsFinite(pair.First.Value(metric, task)) && double.IsFinite(pair.Second.Value(metric, task)))];

    private static double TestShare(CandidateRun[] runs) =>
        runs.Average(run => (double)run.Split.Test.Count / run.Split.Training.Count);
}
