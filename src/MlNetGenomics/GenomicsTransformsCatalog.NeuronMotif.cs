using MlNetGenomics;
using MlNetGenomics.Interpretation;
using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.Trainers;
using MlNetGenomics.Transforms;

namespace Microsoft.ML;

public static partial class GenomicsTransformsCatalog
{
    /// <summary>
    /// Turns DNA text into the best score of each module that a network's neurons were decoupled into, over all windows of
    /// both strands: Vector&lt;Single, M&gt;, log-odds in bits, slots named after the modules. Features for any trainer.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">Name of the column to make.</param>
    /// <param name="inputColumnName">
    /// Name of the text column to read, A, C, G, T and N in either case; null for the same name. Sequences may differ in
    /// length; one that is shorter than a module is an error when it is read.
    /// </param>
    /// <param name="analysis">What <see cref="GenomicsCatalog"/>'s DecoupleNeurons gave; its last layer is scored.</param>
    /// <example>
    /// Trees on what the neurons of a network detect, FastTree from the package Microsoft.ML.FastTree:
    /// <code>
    /// var analysis = mlContext.Genomics().DecoupleNeurons("model.onnx");
    /// var pipeline = mlContext.Transforms.ScoreModules("Features", "Sequence", analysis)
    ///     .Append(mlContext.BinaryClassification.Trainers.FastTree("IsBound"));
    /// var model = pipeline.Fit(data);
    /// </code>
    /// </example>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public static NeuronModuleEstimator ScoreModules(
        this TransformsCatalog catalog, string outputColumnName, string? inputColumnName, NetworkAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return ScoreModules(catalog, new NeuronModuleOptions
        {
            OutputColumnName = outputColumnName,
            InputColumnName = inputColumnName,
            Analysis = analysis,
        });
    }

    /// <summary>
    /// Turns DNA text into the best score of each module of a fitted or loaded model's neurons, which are decoupled when the
    /// estimator is first fitted.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">Name of the column to make.</param>
    /// <param name="inputColumnName">Name of the text column to read; null for the same name.</param>
    /// <param name="model">
    /// A <see cref="ConvolutionalNetworkTransformer"/>, a <see cref="MultinomialConvolutionTransformer"/>, or a fitted or
    /// loaded pipeline with one of them.
    /// </param>
    /// <param name="decoupling">Which neurons, and how; null for all of the last convolution.</param>
    /// <exception cref="GenomicsException">The model has no network, or several.</exception>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public static NeuronModuleEstimator ScoreModules(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName,
        ITransformer model,
        NeuronDecouplingOptions? decoupling = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        return ScoreModules(catalog, new NeuronModuleOptions
        {
            OutputColumnName = outputColumnName,
            InputColumnName = inputColumnName,
            Model = model,
            Decoupling = decoupling ?? new NeuronDecouplingOptions(),
        });
    }

    /// <summary>
    /// Turns DNA text into the best score of each module of an ONNX model's neurons, which are decoupled when the estimator
    /// is first fitted.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">Name of the column to make.</param>
    /// <param name="inputColumnName">Name of the text column to read; null for the same name.</param>
    /// <param name="modelFile">The file, ours or another program's. It is read at once.</param>
    /// <param name="decoupling">Which neurons, and how; null for all of the last convolution.</param>
    /// <exception cref="GenomicsException">The file cannot be read as a network; names what in it is not known.</exception>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public static NeuronModuleEstimator ScoreModules(
        this TransformsCatalog catalog,
        string outputColumnName,
        string? inputColumnName,
        string modelFile,
        NeuronDecouplingOptions? decoupling = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(modelFile);
        return ScoreModules(catalog, new NeuronModuleOptions
        {
            OutputColumnName = outputColumnName,
            InputColumnName = inputColumnName,
            ModelFile = modelFile,
            Decoupling = decoupling ?? new NeuronDecouplingOptions(),
        });
    }

    /// <summary>Turns DNA text into the best score of each module, or motif, of decoupled neurons.</summary>
    /// <exception cref="GenomicsException">There is no network in the model, or it cannot be read.</exception>
    /// <exception cref="ArgumentException">A name is empty, a setting out of range, or not one model is given.</exception>
    public static NeuronModuleEstimator ScoreModules(this TransformsCatalog catalog, NeuronModuleOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        return new NeuronModuleEstimator(options);
    }
}
