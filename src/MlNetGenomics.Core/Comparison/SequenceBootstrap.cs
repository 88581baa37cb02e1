using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Comparison;

/// <summary>
/// What scores would be on other sequences of the same kind: those of each test set are drawn anew, with replacement, and
/// scored again (Efron 1979, doi:10.1214/aos/1176344552). Two candidates are compared on the same draws. Models are not
/// fitted again, so what another training set would change is not in it.
/// </summary>
/// <param name="goal">What is predicted.</param>
/// <param name="metric">What is scored.</param>
/// <param name="seed">Equal seeds draw the same sequences.</param>
public sealed class SequenceBootstrap(ComparisonGoal goal, ComparisonMetric metric, long seed)
{
    private const int MostDraws = 1000;
    private const int FewestDraws = 200;

    // Labels scored in all; more draws of large test sets would change nothing that shows.
    private const double MostLabels = 2e7;

    /// <summary>The middle share of the metric's mean over fits.</summary>
    /// <param name="runs">The fits, one or more.</param>
    /// <param name="share">How much of it, such as .95.</param>
    public Interval Interval(IReadOnlyList<CandidateRun> runs, double share)
    {
        ArgumentNullException.ThrowIfNull(runs);
        double[] means = Means(runs);
        Array.Sort(means);
        return new Interval(Quantile.OfSorted(means, (1 - share) / 2), Quantile.OfSorted(means, (1 + share) / 2));
    }

    /// <summary>
    /// Share of the draws in which a candidate is at least as good as another, one more draw than there were counted for it,
    /// so that it is never 0.
    /// </summary>
    /// <param name="runs">Fits of the one.</param>
    /// <param name="others">Fits of the other to the same splits.</param>
    public double ChanceAsGood(IReadOnlyList<CandidateRun> runs, IReadOnlyList<CandidateRun> others)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(others);
        ArgumentOutOfRangeException.ThrowIfNotEqual(others.Count, runs.Count, nameof(others));
        double[] own = Means(runs), theirs = Means(others);
        int asGood = own.Zip(theirs).Count(pair => metric.IsBetterIfGreater ? pair.First >= pair.Second : pair.First <= pair.Second);
        return (asGood + 1.0) / (own.Length + 1);
    }

    /// <summary>The metric's mean over fits in each draw.</summary>
    private double[] Means(IReadOnlyList<CandidateRun> runs)
    {
        double labels = runs.Sum(run => (double)run.Predictions.Length);
        var means = new double[(int)Math.Clamp(MostLabels / Math.Max(1, labels), FewestDraws, MostDraws)];
        float[][] measured = [.. runs.Select(run => SequenceRows.LabelsOf(run.Split.Test))];
        var random = new SplittableRandom(seed);
        for (int draw = 0; draw < means.Length; draw++)
        {
            SplittableRandom own = random.Split(draw);
            means[draw] = MeanAndDeviation.OfDefined(runs.Select((run, i) => Score(run, measured[i], own.Split(i)))).Mean;
        }
        return means;
    }

    private double Score(CandidateRun run, float[] labels, SplittableRandom random)
    {
        int tasks = goal.Tasks.Count, count = labels.Length / tasks;
        var drawnLabels = new float[labels.Length];
        var drawnPredictions = new float[labels.Length];
        for (int i = 0; i < count; i++)
        {
            int from = random.NextInt(count) * tasks;
            labels.AsSpan(from, tasks).CopyTo(drawnLabels.AsSpan(i * tasks));
            run.Predictions.AsSpan(from, tasks).CopyTo(drawnPredictions.AsSpan(i * tasks));
        }
        return metric.Mean(TaskScores.Of(goal.Tasks, drawnLabels, drawnPredictions, goal.Transform, goal.AreClasses));
    }
}
