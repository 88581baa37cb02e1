using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Comparison;

/// <summary>A score that candidates are compared by.</summary>
/// <param name="Key">Name in files.</param>
/// <param name="Title">Name in tables.</param>
/// <param name="IsBetterIfGreater">Whether more is better.</param>
/// <param name="Of">The score of a task; NaN where it is not defined.</param>
public sealed record ComparisonMetric(string Key, string Title, bool IsBetterIfGreater, Func<TaskScores, double> Of)
{
    /// <summary>The mean score over those tasks where it is defined; NaN where it is for none.</summary>
    public double Mean(IReadOnlyList<TaskScores> tasks) => MeanAndDeviation.OfDefined(tasks.Select(Of)).Mean;

    /// <summary>The mean over fits, turned so that more is better; lowest where it is not defined.</summary>
    internal double Merit(IReadOnlyList<CandidateRun> runs)
    {
        double mean = MeanAndDeviation.OfDefined(runs.Select(run => run.Value(this))).Mean;
        return double.IsFinite(mean) ? (IsBetterIfGreater ? mean : -mean) : double.NegativeInfinity;
    }

    /// <summary>A metric that suits a goal, by its name.</summary>
    /// <param name="goal">The goal.</param>
    /// <param name="key">Its name; null for the usual one.</param>
    /// <exception cref="GenomicsException">There is none of this name, or it is for other labels.</exception>
    public static ComparisonMetric Named(ComparisonGoal goal, string? key)
    {
        IReadOnlyList<ComparisonMetric> metrics = For(goal);
        if (key is null)
            return metrics[0];
        if (metrics.FirstOrDefault(metric => metric.Key.Equals(key, StringComparison.OrdinalIgnoreCase)) is { } found)
            return found;
        string kind = Keys.Contains(key, StringComparer.OrdinalIgnoreCase)
            ? $"'{key}' is for {(goal.AreClasses ? "numbers" : "classes")}, but the labels are " +
              (goal.AreClasses ? "classes" : "numbers")
            : $"there is no '{key}'";
        throw new GenomicsException($"metric: {kind}; expected {string.Join(", ", metrics.Select(metric => metric.Key))}");
    }

    /// <summary>Names of all metrics.</summary>
    public static readonly IReadOnlyList<string> Keys =
        [.. For(new ComparisonGoal([], false, LabelTransform.None)).Concat(For(new ComparisonGoal([], true, LabelTransform.None)))
            .Select(metric => metric.Key)];

    /// <summary>
    /// The metrics that suit a goal, the usual one first: R2, Pearson, Spearman and mean squared error of numbers, on the
    /// scale trained on; AUROC and AUPRC of classes.
    /// </summary>
    /// <param name="goal">The goal.</param>
    public static IReadOnlyList<ComparisonMetric> For(ComparisonGoal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        if (goal.AreClasses)
        {
            return
            [
                new("auroc", "AUROC", true, task => task.Ranking?.Auroc ?? double.NaN),
                new("auprc", "AUPRC", true, task => task.Ranking?.Auprc ?? double.NaN),
            ];
        }
        return
        [
            Number("r2", "R2", true, scores => scores.RSquared),
            Number("pearson", "Pearson", true, scores => scores.Pearson),
            Number("spearman", "Spearman", true, scores => scores.Spearman),
            Number("mse", "MSE", false, scores => scores.MeanSquaredError),
        ];

        ComparisonMetric Number(string key, string title, bool isBetterIfGreater, Func<RegressionScores, double> of) => new(
            key,
            title,
            isBetterIfGreater,
            task => task.Regression is { } scores ? of(scores.On(goal.Transform)) : double.NaN);
    }
}
