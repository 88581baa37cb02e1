namespace MlNetGenomics.Training;

/// <summary>Mean losses of one epoch.</summary>
/// <param name="Training">Over the training set, each batch before its step; without penalties.</param>
/// <param name="Validation">Over the validation set after the epoch, or NaN where there is none.</param>
public readonly record struct EpochLoss(double Training, double Validation);
