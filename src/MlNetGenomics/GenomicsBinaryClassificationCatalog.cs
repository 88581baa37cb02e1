using MlNetGenomics;
using MlNetGenomics.Trainers;
using MlNetGenomics.Training;

namespace Microsoft.ML;

/// <summary>Trainers of classification of DNA sequences into two classes.</summary>
public static class GenomicsBinaryClassificationCatalog
{
    /// <summary>
    /// Trains a sequence network that tells two classes apart: columns PredictedLabel (Boolean), Score (the
    /// logarithm of the odds) and Probability.
    /// </summary>
    /// <param name="trainers">The catalog.</param>
    /// <param name="labelColumnName">Name of the label column, Boolean, or Single of 0 and 1.</param>
    /// <param name="sequenceColumnName">Name of the sequence column, text or one-hot vectors of one length.</param>
    /// <param name="exampleWeightColumnName">Name of a column of weights, Single; null for none.</param>
    /// <param name="architecture">Name of a published architecture, which is made for the data's length.</param>
    /// <param name="settings">Optimizer, batches, epochs; null for <see cref="NetworkTrainingSettings.Default"/>.</param>
    /// <exception cref="GenomicsException">A setting is out of range, or there is no such architecture.</exception>
    public static ConvolutionalNetworkTrainer ConvolutionalNetwork(
        this BinaryClassificationCatalog.BinaryClassificationTrainers trainers,
        string labelColumnName = "Label",
        string sequenceColumnName = "Sequence",
        string? exampleWeightColumnName = null,
        string architecture = ConvolutionalNetworkTrainer.Options.DefaultArchitecture,
        NetworkTrainingSettings? settings = null) =>
        ConvolutionalNetwork(
            trainers, ConvolutionalNetworkTrainer.Options.Of(
                labelColumnName, sequenceColumnName, exampleWeightColumnName, architecture, settings));

    /// <summary>
    /// Trains a sequence network that tells two classes apart: columns PredictedLabel (Boolean), Score (the
    /// logarithm of the odds) and Probability.
    /// </summary>
    /// <exception cref="GenomicsException">A setting is out of range, or the network does not suit the task.</exception>
    public static ConvolutionalNetworkTrainer ConvolutionalNetwork(
        this BinaryClassificationCatalog.BinaryClassificationTrainers trainers,
        ConvolutionalNetworkTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(trainers);
        ArgumentNullException.ThrowIfNull(options);
        return new ConvolutionalNetworkTrainer(
            MlNetInternals.EnvironmentOf(trainers), options, ScoreKind.BinaryClassification);
    }
}
