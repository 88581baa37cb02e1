using MlNetGenomics.Networks;

namespace MlNetGenomics.Training;

/// <summary>Outcome of training a network.</summary>
/// <param name="Model">The network with its trained numbers.</param>
/// <param name="History">Losses of each epoch.</param>
/// <param name="BestEpoch">
/// Number, from 1, of the epoch with the least validation loss, of which the model is unless the settings ask for
/// the last one; without a validation set, the last.
/// </param>
/// <param name="Loss">What was made small.</param>
public sealed record NetworkTrainingResult(
    NetworkModel Model, IReadOnlyList<EpochLoss> History, int BestEpoch, Loss Loss);
