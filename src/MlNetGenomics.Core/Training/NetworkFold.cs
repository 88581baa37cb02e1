namespace MlNetGenomics.Training;

/// <summary>One fold of a network's cross-validation.</summary>
/// <param name="Fold">Number of the fold, from 1.</param>
/// <param name="Tasks">Scores of each task, over the whole fold.</param>
/// <param name="History">Losses of training.</param>
/// <param name="BestEpoch">Number, from 1, of the epoch the model is of.</param>
public sealed record NetworkFold(
    int Fold, IReadOnlyList<TaskScores> Tasks, IReadOnlyList<EpochLoss> History, int BestEpoch);
