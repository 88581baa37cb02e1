namespace MlNetGenomics.Reports;

/// <summary>Scores of one task.</summary>
/// <param name="Task">Name of the task.</param>
/// <param name="Metrics">The scores, by name, each over folds; the same names for all tasks of a page.</param>
public sealed record TaskMetrics(string Task, IReadOnlyList<PlotCategory> Metrics);
