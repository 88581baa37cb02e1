using MlNetGenomics.Training;

namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>A trained model and how it came about.</summary>
/// <param name="Model">The model; of the best epoch where there was a validation set, else of the last.</param>
/// <param name="History">Losses, one entry an epoch.</param>
/// <param name="BestEpoch">Number, from 1, of the epoch the model is of.</param>
public sealed record MuseamFit(MuseamModel Model, IReadOnlyList<EpochLoss> History, int BestEpoch);
