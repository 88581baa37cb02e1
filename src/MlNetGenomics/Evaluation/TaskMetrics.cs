using MlNetGenomics.Statistics;

namespace MlNetGenomics.Evaluation;

/// <summary>How well one task's scores meet its labels.</summary>
/// <param name="Task">Name of the task.</param>
/// <param name="Count">Rows with a label and a score that are numbers; only these count.</param>
/// <param name="Regression">R2, correlations and squared error; NaN where there are no such rows.</param>
/// <param name="Ranking">AUROC and average precision where all labels are 0 or 1, else null.</param>
public sealed record TaskMetrics(string Task, int Count, RegressionScores Regression, RankingScores? Ranking);
