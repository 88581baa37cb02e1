using MlNetGenomics.Statistics;

namespace MlNetGenomics.Evaluation;

/// <summary>
/// How well the scores of several tasks meet their labels. Means and deviations are over the tasks for which a
/// measure is defined; NaN where there is none.
/// </summary>
public sealed class MultiTaskMetrics
{
    internal MultiTaskMetrics(IReadOnlyList<TaskMetrics> tasks)
    {
        Tasks = tasks;
        RSquared = Over(tasks.Select(task => task.Regression.RSquared));
        Pearson = Over(tasks.Select(task => task.Regression.Pearson));
        Spearman = Over(tasks.Select(task => task.Regression.Spearman));
        MeanSquaredError = Over(tasks.Select(task => task.Regression.MeanSquaredError));
        Auroc = Over(tasks.Select(task => task.Ranking?.Auroc ?? double.NaN));
        Auprc = Over(tasks.Select(task => task.Ranking?.Auprc ?? double.NaN));
    }

    /// <summary>Each task by itself, in order.</summary>
    public IReadOnlyList<TaskMetrics> Tasks { get; }

    /// <summary>1 - residual over total sum of squares.</summary>
    public MeanAndDeviation RSquared { get; }

    /// <summary>Pearson's correlation.</summary>
    public MeanAndDeviation Pearson { get; }

    /// <summary>Spearman's correlation.</summary>
    public MeanAndDeviation Spearman { get; }

    /// <summary>Mean of the squared differences.</summary>
    public MeanAndDeviation MeanSquaredError { get; }

    /// <summary>Area under the receiver operating characteristic, of tasks whose labels are 0 and 1.</summary>
    public MeanAndDeviation Auroc { get; }

    /// <summary>Average precision, of tasks whose labels are 0 and 1.</summary>
    public MeanAndDeviation Auprc { get; }

    private static MeanAndDeviation Over(IEnumerable<double> values)
    {
        double[] defined = [.. values.Where(value => !double.IsNaN(value))];
        return defined.Length > 0 ? MeanAndDeviation.Of(defined) : new MeanAndDeviation(double.NaN, double.NaN);
    }
}
