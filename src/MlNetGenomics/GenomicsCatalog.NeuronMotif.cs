using Microsoft.ML;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Networks;
using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.Onnx;
using MlNetGenomics.Trainers;

namespace MlNetGenomics;

public sealed partial class GenomicsCatalog
{
    /// <summary>
    /// Decouples the neurons of a model's network: what kinds of sequences activate each, as motifs and the order and
    /// distances they come in. No data are needed: sequences are sought by the network itself. (NeuronMotif, Wei et al. 2023,
    /// doi:10.1073/pnas.2216698120.)
    /// </summary>
    /// <param name="model">
    /// A <see cref="ConvolutionalNetworkTransformer"/>, a <see cref="MultinomialConvolutionTransformer"/>, or a fitted or
    /// loaded pipeline with one of them.
    /// </param>
    /// <param name="options">Which neurons, and how; null for all neurons of all convolutions as in the paper.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <returns>The layers from the sequence up to the one asked for, with all that is known of each neuron.</returns>
    /// <example>
    /// The known motif that each neuron of the second convolution detects, and the order of its motifs:
    /// <code>
    /// var analysis = mlContext.Genomics().DecoupleNeurons(
    ///     model, new NeuronDecouplingOptions { Layer = "2", KnownMotifFile = "jaspar.meme" });
    /// foreach (var neuron in analysis.Layers[^1].Neurons)
    ///     Console.WriteLine($"{neuron.Name}: {neuron.BestMatch?.Target.Name}, {neuron.Syntax?.Trees.Count} orders");
    /// </code>
    /// </example>
    /// <exception cref="GenomicsException">
    /// The model has no network, or several; the network has no such layer or neuron, or a layer that cannot be decoupled
    /// (names it); the file of motifs cannot be read; or a setting is out of range.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public NetworkAnalysis DecoupleNeurons(
        ITransformer model, NeuronDecouplingOptions? options = null, CancellationToken cancellation = default) =>
        NeuronDecoupling.Run(NetworkOf(model).Model, options, cancellation);

    /// <summary>Decouples the neurons of an ONNX model, ours or another program's.</summary>
    /// <param name="modelFile">The file.</param>
    /// <param name="options">Which neurons, and how; null for all neurons of all convolutions as in the paper.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <inheritdoc cref="DecoupleNeurons(ITransformer, NeuronDecouplingOptions?, CancellationToken)" path="/returns"/>
    /// <exception cref="GenomicsException">
    /// The file cannot be read as a network (names what in it is not known); the network has no such layer or neuron, or a
    /// layer that cannot be decoupled; the file of motifs cannot be read; or a setting is out of range.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public NetworkAnalysis DecoupleNeurons(
        string modelFile, NeuronDecouplingOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(modelFile);
        return NeuronDecoupling.Run(NetworkOnnx.Import(modelFile), options, cancellation);
    }

    /// <summary>Decouples the neurons of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">Which neurons, and how; null for all neurons of all convolutions as in the paper.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <inheritdoc cref="DecoupleNeurons(ITransformer, NeuronDecouplingOptions?, CancellationToken)" path="/returns"/>
    /// <exception cref="GenomicsException">
    /// The network has no such layer or neuron, or a layer that cannot be decoupled; the file of motifs cannot be read; or a
    /// setting is out of range.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public NetworkAnalysis DecoupleNeurons(
        NetworkModel network, NeuronDecouplingOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        return NeuronDecoupling.Run(network, options, cancellation);
    }
}
