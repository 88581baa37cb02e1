namespace MlNetGenomics.Training;

/// <summary>Told after each epoch of a training run.</summary>
/// <param name="Job">What is trained where there are several ("fold 3"), or empty.</param>
/// <param name="Epoch">Epochs done, from 1.</param>
/// <param name="Epochs">Epochs at most.</param>
/// <param name="Loss">Losses of the epoch.</param>
public readonly record struct TrainingProgress(string Job, int Epoch, int Epochs, EpochLoss Loss);
