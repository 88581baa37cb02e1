using MlNetGenomics.Statistics;

namespace MlNetGenomics.Studies;

/// <summary>Trials of one network, as the paper's tables sum them up.</summary>
/// <param name="Network">Name of the network.</param>
/// <param name="Trials">The trials.</param>
public sealed record RepresentationSummary(string Network, IReadOnlyList<RepresentationTrial> Trials)
{
    /// <summary>Names of the tasks.</summary>
    public IReadOnlyList<string> Tasks => [.. Trials[0].Scores.Select(task => task.Task)];

    /// <summary>AUROC of each task, the mean over trials: their mean and, as the paper has it, their spread.</summary>
    public MeanAndDeviation Auroc => OverTasks(scores => scores.Auroc);

    /// <summary>Area under the precision-recall curve, likewise.</summary>
    public MeanAndDeviation Auprc => OverTasks(scores => scores.Auprc);

    /// <summary>AUROC, the mean over tasks: over trials.</summary>
    public MeanAndDeviation AurocOfTrials =>
        OverTrials(trial => MeanOf(trial.Scores.Select(task => task.Ranking?.Auroc ?? double.NaN)));

    /// <summary>Percentage of filters that match a known motif: over trials.</summary>
    public MeanAndDeviation MatchedPercentage => OverTrials(trial => 100 * trial.MatchedShare);

    /// <summary>Percentage of filters that match a relevant motif: over trials.</summary>
    public MeanAndDeviation RelevantPercentage => OverTrials(trial => 100 * trial.RelevantShare);

    /// <summary>AUROC of a task, the mean over trials; NaN where a class is missing.</summary>
    /// <param name="task">Number of the task, from 0.</param>
    public double AurocOf(int task) => OfTask(task, scores => scores.Auroc);

    /// <summary>Area under the precision-recall curve of a task, likewise.</summary>
    /// <param name="task">Number of the task, from 0.</param>
    public double AuprcOf(int task) => OfTask(task, scores => scores.Auprc);

    /// <summary>Filters whose best relevant match is a motif of the task, the mean over trials.</summary>
    /// <param name="task">Number of the task, from 0.</param>
    public double FiltersOf(int task) => Trials.Average(trial => trial.CountOf(task));

    private MeanAndDeviation OverTrials(Func<RepresentationTrial, double> value) => MeanAndDeviation.Of(Trials.Select(value));

    private MeanAndDeviation OverTasks(Func<RankingScores, double> value) => MeanAndDeviation.Of(
        Enumerable.Range(0, Trials[0].Scores.Count)
            .Select(task => OfTask(task, value))
            .Where(double.IsFinite)
            .DefaultIfEmpty(double.NaN));

    private double OfTask(int task, Func<RankingScores, double> value) =>
        MeanOf(Trials.Select(trial => trial.Scores[task].Ranking is { } scores ? value(scores) : double.NaN));

    private static double MeanOf(IEnumerable<double> values) => values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average();
}
