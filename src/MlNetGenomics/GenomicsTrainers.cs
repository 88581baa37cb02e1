using Microsoft.ML;
using MlNetGenomics.Trainers;
using MlNetGenomics.Training;

namespace MlNetGenomics;

/// <summary>Trainers that ML.NET's catalogs have no place for.</summary>
public sealed class GenomicsTrainers
{
    private readonly MLContext _context;

    internal GenomicsTrainers(MLContext context) => _context = context;

    /// <summary>Trains a sequence network for several tasks at once: a column Score, Vector&lt;Single, T&gt;.</summary>
    /// <param name="labelColumnName">
    /// Name of the label column, Vector&lt;Single, T&gt;; a label that is not a number is missing.
    /// </param>
    /// <param name="sequenceColumnName">Name of the sequence column, text or one-hot vectors of one length.</param>
    /// <param name="exampleWeightColumnName">Name of a column of weights, Single; null for none.</param>
    /// <param name="architecture">Name of a published architecture, which is made for the data's length and tasks.</param>
    /// <param name="settings">Optimizer, batches, epochs; null for <see cref="NetworkTrainingSettings.Default"/>.</param>
    /// <exception cref="GenomicsException">A setting is out of range, or there is no such architecture.</exception>
    public ConvolutionalNetworkTrainer ConvolutionalNetwork(
        string labelColumnName = "Label",
        string sequenceColumnName = "Sequence",
        string? exampleWeightColumnName = null,
        string architecture = ConvolutionalNetworkTrainer.Options.DefaultArchitecture,
        NetworkTrainingSettings? settings = null) =>
        ConvolutionalNetwork(ConvolutionalNetworkTrainer.Options.Of(
            labelColumnName, sequenceColumnName, exampleWeightColumnName, architecture, settings));

    /// <summary>Trains a sequence network for several tasks at once: a column Score, Vector&lt;Single, T&gt;.</summary>
    /// <exception cref="GenomicsException">A setting is out of range, or there is no such architecture.</exception>
    public ConvolutionalNetworkTrainer ConvolutionalNetwork(ConvolutionalNetworkTrainer.Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ConvolutionalNetworkTrainer(_context, options, ScoreKind.MultiTask);
    }
}
