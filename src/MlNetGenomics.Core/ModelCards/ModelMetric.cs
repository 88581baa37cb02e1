namespace MlNetGenomics.ModelCards;

/// <summary>How well a model did on data that it was not trained on.</summary>
/// <param name="Name">The measure: R2, AUROC, ...</param>
/// <param name="Task">The task, or null where it is the mean over all tasks.</param>
/// <param name="Value">The value, or the mean of several.</param>
/// <param name="Deviation">Standard deviation of what <paramref name="Value"/> is the mean of, or null.</param>
public sealed record ModelMetric(string Name, string? Task, double Value, double? Deviation);
