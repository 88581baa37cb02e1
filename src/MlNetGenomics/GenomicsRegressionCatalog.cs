using MlNetGenomics;
using MlNetGenomics.Networks.MuSeAM;
using MlNetGenomics.Trainers;

namespace Microsoft.ML;

/// <summary>Trainers of regression on DNA sequences.</summary>
public static class GenomicsRegressionCatalog
{
    /// <summary>
    /// Trains MuSeAM: activity as a linear function of the best matches of multinomial kernels (motifs).
    /// Settings that are not parameters here have the values of <see cref="MuseamSettings.Paper"/>.
    /// </summary>
    /// <param name="trainers">The catalog.</param>
    /// <param name="labelColumnName">Name of the label column, Single.</param>
    /// <param name="sequenceColumnName">Name of the sequence column, text; all sequences of one length.</param>
    /// <param name="kernelCount">F, number of kernels.</param>
    /// <param name="kernelWidth">W, positions of a kernel.</param>
    /// <param name="epochs">Passes over the training set.</param>
    /// <param name="batchSize">Sequences a step.</param>
    /// <param name="learningRate">Adam's step size.</param>
    /// <param name="l1">Strength of the absolute penalty on the head weights.</param>
    /// <exception cref="GenomicsException">A setting is out of range.</exception>
    public static MultinomialConvolutionTrainer MultinomialConvolution(
        this RegressionCatalog.RegressionTrainers trainers,
        string labelColumnName = "Label",
        string sequenceColumnName = "Sequence",
        int kernelCount = 512,
        int kernelWidth = 12,
        int epochs = 25,
        int batchSize = 512,
        double learningRate = 1e-3,
        double l1 = 1e-3) =>
        MultinomialConvolution(trainers, new MultinomialConvolutionTrainer.Options
        {
            LabelColumnName = labelColumnName,
            SequenceColumnName = sequenceColumnName,
            KernelCount = kernelCount,
            KernelWidth = kernelWidth,
            Epochs = epochs,
            BatchSize = batchSize,
            LearningRate = learningRate,
            L1 = l1,
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
