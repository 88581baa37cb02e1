namespace MlNetGenomics.Training;

/// <summary>What training makes small: a mean over all labels of a batch that are not NaN, each times its sequence's weight.</summary>
public enum Loss
{
    /// <summary>(prediction - label)^2.</summary>
    MeanSquaredError,

    /// <summary>-label ln(prediction) - (1 - label) ln(1 - prediction), for labels in 0..1 and a sigmoid output.</summary>
    BinaryCrossEntropy,

    /// <summary>prediction - label ln(prediction), for labels of 0 or more and a positive output.</summary>
    Poisson,
}
