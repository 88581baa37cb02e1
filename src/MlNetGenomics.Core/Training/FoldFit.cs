namespace MlNetGenomics.Training;

/// <summary>What a model gives back for one fold.</summary>
/// <param name="Predictions">One a test sequence, on the scale of the transformed labels.</param>
/// <param name="History">Losses of training.</param>
/// <param name="BestEpoch">Number, from 1, of the epoch the model is of.</param>
public sealed record FoldFit(float[] Predictions, IReadOnlyList<EpochLoss> History, int BestEpoch);
