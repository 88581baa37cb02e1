using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Running;

/// <summary>A score that tables and JSON files show.</summary>
/// <param name="Key">Name in JSON files.</param>
/// <param name="Title">Name in tables; null where tables leave it out.</param>
/// <param name="Of">The score of a task; NaN where it is not defined.</param>
internal sealed record TaskMetric(string Key, string? Title, Func<TaskScores, double> Of);
