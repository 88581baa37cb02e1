using MlNetGenomics;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Trainers;

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
}
