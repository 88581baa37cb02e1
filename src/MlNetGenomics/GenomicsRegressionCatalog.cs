using MlNetGenomics;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Trainers;
using MlNetGenomics.Training;

namespace Microsoft.ML;

/// <summary>Trainers of regression on DNA sequences.</summary>
public static class GenomicsRegressionCatalog
{
    /// <summary>
    /// Trains MuSeAM: activity as a linear function of the best matches of multinomial kernels (motifs).
    /// </summary>
    /// <param name="trainers">The catalog.</param>
    /// <param name="labelColumnName">Name of the label column, Single.</param>
    /// <param name="sequenceColumnName">Name of the sequence column, text; all sequences of one length.</param>
    /// <param name="settings">Shape and training of the network; null for <see cref="MuseamSettings.Paper"/>.</param>
    /// <exception cref="GenomicsException">A setting is out of range.</exception>
    public static MultinomialConvolutionTrainer MultinomialConvolution(
        this RegressionCatalog.RegressionTrainers trainers,
        string labelColumnName = "Label",
        string sequenceColumnName = "Sequence",
        MuseamSettings? settings = null) =>
        MultinomialConvolution(trainers, new MultinomialConvolutionTrainer.Options
        {
            LabelColumnName = labelColumnName,
            SequenceColumnName = sequenceColumnName,
            Settings = settings ?? MuseamSettings.Paper,
        });

    /// <summary>
    /// Trains MuSeAM: activity as a linear function of the best matches of multinomial kernels (motifs).
    /// </summary>
    /// <exception cref="GenomicsException">A setting is out of range.</exception>
    public static MultinomialConvolutionTrainer MultinomialConvolution(
        this RegressionCatalog.RegressionTrainers trainers, MultinomialConvolutionTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(trainers);
        ArgumentNullException.ThrowIfNull(options);
        return new MultinomialConvolutionTrainer(MlNetInternals.EnvironmentOf(trainers), options);
    }

    /// <summary>Trains a sequence network that predicts one number: a column Score, Single.</summary>
    /// <param name="trainers">The catalog.</param>
    /// <param name="labelColumnName">Name of the label column, Single; a label that is not a number is missing.</param>
    /// <param name="sequenceColumnName">Name of the sequence column, text or one-hot vectors of one length.</param>
    /// <param name="exampleWeightColumnName">Name of a column of weights, Single; null for none.</param>
    /// <param name="architecture">Name of a published architecture, which is made for the data's length.</param>
    /// <param name="settings">Optimizer, batches, epochs; null for <see cref="NetworkTrainingSettings.Default"/>.</param>
    /// <exception cref="GenomicsException">A setting is out of range, or there is no such architecture.</exception>
    public static ConvolutionalNetworkTrainer ConvolutionalNetwork(
        this RegressionCatalog.RegressionTrainers trainers,
        string labelColumnName = "Label",
        string sequenceColumnName = "Sequence",
        string? exampleWeightColumnName = null,
        string architecture = ConvolutionalNetworkTrainer.Options.DefaultArchitecture,
        NetworkTrainingSettings? settings = null) =>
        ConvolutionalNetwork(
            trainers, ConvolutionalNetworkTrainer.Options.Of(
                labelColumnName, sequenceColumnName, exampleWeightColumnName, architecture, settings));

    /// <summary>Trains a sequence network that predicts one number: a column Score, Single.</summary>
    /// <exception cref="GenomicsException">A setting is out of range, or the network does not suit the task.</exception>
    public static ConvolutionalNetworkTrainer ConvolutionalNetwork(
        this RegressionCatalog.RegressionTrainers trainers, ConvolutionalNetworkTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(trainers);
        ArgumentNullException.ThrowIfNull(options);
        return new ConvolutionalNetworkTrainer(
            MlNetInternals.EnvironmentOf(trainers), options, ScoreKind.Regression);
    }
}
