using Microsoft.ML;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Motifs;
using MlNetGenomics.Motifs.Comparison;
using MlNetGenomics.Networks;
using MlNetGenomics.Rows;
using MlNetGenomics.Trainers;

namespace MlNetGenomics;

public sealed partial class GenomicsCatalog
{
    /// <summary>
    /// Motifs of a layer's filters: the windows of the sequences that activate a filter most, put one over the other.
    /// </summary>
    /// <param name="model">
    /// A <see cref="ConvolutionalNetworkTransformer"/>, a <see cref="MultinomialConvolutionTransformer"/>, or a fitted or
    /// loaded pipeline with one of them.
    /// </param>
    /// <param name="data">Rows to scan, usually the test set, as the model takes them.</param>
    /// <param name="layer">Name of the layer; null for the activation after the first convolution.</param>
    /// <param name="settings">Which windows count; null for <see cref="FilterMotifSettings.Paper"/>.</param>
    /// <param name="threads">Number of threads; 0 for one a processor. The result does not depend on it.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <returns>One entry a filter, in order; filters that nothing activates have no motif.</returns>
    /// <example>
    /// Which known motifs has the first layer learned?
    /// <code>
    /// var filters = mlContext.Genomics().FilterMotifs(model, split.TestSet);
    /// var motifs = filters.Select(filter => filter.Clipped).OfType&lt;PositionProbabilityMatrix&gt;().ToList();
    /// var matches = mlContext.Genomics().Tomtom(motifs, "jaspar.meme");
    /// </code>
    /// </example>
    /// <exception cref="ArgumentOutOfRangeException">The sequence column is missing or of another type.</exception>
    /// <exception cref="GenomicsException">
    /// The model has no network, or one without a convolution; there is no such layer; or a sequence has another length
    /// (names the row).
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<FilterMotif> FilterMotifs(
        ITransformer model,
        IDataView data,
        string? layer = null,
        FilterMotifSettings? settings = null,
        int threads = 0,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        NetworkInPipeline network = NetworkOf(model);
        layer ??= Interpretation.FilterMotifs.DefaultLayer(network.Model.Network);
        return Interpretation.FilterMotifs.Find(
            new NetworkScorer(network.Model, threads), network.ReadAll(data, cancellation), layer, settings,
            cancellation);
    }

    /// <summary>Attributes a task's prediction, before its last activation, to the bases of each row's sequence.</summary>
    /// <param name="model">
    /// A <see cref="ConvolutionalNetworkTransformer"/>, a <see cref="MultinomialConvolutionTransformer"/>, or a fitted or
    /// loaded pipeline with one of them.
    /// </param>
    /// <param name="data">Rows as the model takes them.</param>
    /// <param name="task">Name of the task; null where the model has one only.</param>
    /// <param name="settings">The method; null for guided back-propagation.</param>
    /// <param name="outputColumnName">Name of the column to add.</param>
    /// <param name="threads">Number of threads; 0 for one a processor. The result does not depend on it.</param>
    /// <returns>
    /// The rows as they come to the network, with a column Vector&lt;Single, L, 4&gt; added: an attribution of each of A,
    /// C, G, T at each position, in units of the prediction. It is computed as rows are read.
    /// </returns>
    /// <example>
    /// What integrated gradients say of each base:
    /// <code>
    /// var explained = mlContext.Genomics().Saliency(
    ///     model, data, "CTCF", new SaliencySettings { Method = SaliencyMethod.IntegratedGradients });
    /// float[] first = explained.GetColumn&lt;float[]&gt;("Saliency").First();
    /// </code>
    /// </example>
    /// <exception cref="ArgumentOutOfRangeException">The sequence column is missing or of another type.</exception>
    /// <exception cref="GenomicsException">
    /// The model has no network, or no such task; or, when it is read, a row's sequence has another length.
    /// </exception>
    public IDataView Saliency(
        ITransformer model,
        IDataView data,
        string? task = null,
        SaliencySettings? settings = null,
        string outputColumnName = "Saliency",
        int threads = 0)
    {
        NetworkInPipeline network = NetworkOf(model);
        Network layers = network.Model.Network;
        if (task is null && layers.Tasks.Length > 1)
        {
            throw new GenomicsException(
                $"network {layers.Name} predicts {layers.Tasks.Length} tasks, so one must be named: " +
                string.Join(", ", layers.Tasks));
        }
        Neuron target = Interpretation.Saliency.OutputNeuron(layers, task is null ? 0 : layers.TaskIndex(task));
        return Saliency(network, data, target, settings, outputColumnName, threads);
    }

    /// <summary>Attributes a task's prediction, before its last activation, to the bases of each row's sequence.</summary>
    /// <param name="model">The model; see the other overload.</param>
    /// <param name="data">Rows as the model takes them.</param>
    /// <param name="task">Number of the task, from 0.</param>
    /// <param name="settings">The method; null for guided back-propagation.</param>
    /// <param name="outputColumnName">Name of the column to add.</param>
    /// <param name="threads">Number of threads; 0 for one a processor. The result does not depend on it.</param>
    /// <inheritdoc cref="Saliency(ITransformer, IDataView, string?, SaliencySettings?, string, int)" path="/returns"/>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is no such task, or the sequence column is missing or of another type.
    /// </exception>
    /// <exception cref="GenomicsException">
    /// The model has no network; or, when it is read, a row's sequence has another length.
    /// </exception>
    public IDataView Saliency(
        ITransformer model,
        IDataView data,
        int task,
        SaliencySettings? settings = null,
        string outputColumnName = "Saliency",
        int threads = 0)
    {
        NetworkInPipeline network = NetworkOf(model);
        Neuron target = Interpretation.Saliency.OutputNeuron(network.Model.Network, task);
        return Saliency(network, data, target, settings, outputColumnName, threads);
    }

    /// <summary>Attributes the value of any neuron of any layer to the bases of each row's sequence.</summary>
    /// <param name="model">The model; see the other overload.</param>
    /// <param name="data">Rows as the model takes them.</param>
    /// <param name="target">The neuron.</param>
    /// <param name="settings">The method; null for guided back-propagation.</param>
    /// <param name="outputColumnName">Name of the column to add.</param>
    /// <param name="threads">Number of threads; 0 for one a processor. The result does not depend on it.</param>
    /// <inheritdoc cref="Saliency(ITransformer, IDataView, string?, SaliencySettings?, string, int)" path="/returns"/>
    /// <exception cref="ArgumentOutOfRangeException">The sequence column is missing or of another type.</exception>
    /// <exception cref="GenomicsException">
    /// The model has no network, or no such neuron; or, when it is read, a row's sequence has another length.
    /// </exception>
    public IDataView Saliency(
        ITransformer model,
        IDataView data,
        Neuron target,
        SaliencySettings? settings = null,
        string outputColumnName = "Saliency",
        int threads = 0) =>
        Saliency(NetworkOf(model), data, target, settings, outputColumnName, threads);

    /// <summary>
    /// Which known motifs do motifs look like, and could that be chance? The method of Tomtom: see
    /// <see cref="Motifs.Comparison.Tomtom"/>.
    /// </summary>
    /// <param name="queries">Motifs to look up.</param>
    /// <param name="database">Motifs to find, at least one.</param>
    /// <param name="settings">How; null for <see cref="TomtomSettings.Paper"/>.</param>
    /// <param name="threads">Number of threads; 0 for one a processor. The result does not depend on it.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <returns>One result a query, in order.</returns>
    /// <exception cref="GenomicsException">The database is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<TomtomResult> Tomtom(
        IReadOnlyList<PositionProbabilityMatrix> queries,
        IReadOnlyList<PositionProbabilityMatrix> database,
        TomtomSettings? settings = null,
        int threads = 0,
        CancellationToken cancellation = default) =>
        Motifs.Comparison.Tomtom.Compare(queries, database, settings, threads, cancellation);

    /// <summary>Which motifs of a file do motifs look like, and could that be chance?</summary>
    /// <param name="queries">Motifs to look up.</param>
    /// <param name="databaseFile">A MEME or JASPAR file of motifs to find, plain or gzip.</param>
    /// <param name="settings">How; null for <see cref="TomtomSettings.Paper"/>.</param>
    /// <param name="threads">Number of threads; 0 for one a processor. The result does not depend on it.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <returns>One result a query, in order.</returns>
    /// <exception cref="GenomicsException">
    /// The file cannot be read, is in neither format (names the line), or has no motifs.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<TomtomResult> Tomtom(
        IReadOnlyList<PositionProbabilityMatrix> queries,
        string databaseFile,
        TomtomSettings? settings = null,
        int threads = 0,
        CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(databaseFile);
        return Tomtom(queries, MotifReader.Read(databaseFile).Motifs, settings, threads, cancellation);
    }

    private static IDataView Saliency(
        NetworkInPipeline network,
        IDataView data,
        Neuron target,
        SaliencySettings? settings,
        string outputColumn,
        int threads)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentException.ThrowIfNullOrEmpty(outputColumn);
        var scorer = new NetworkScorer(network.Model, threads);
        // Says at once, not when rows are read, that there is no such neuron.
        scorer.InputGradient([], target);
        IDataView input = network.Input(data);
        return new ScoredDataView<float[]>(input, new SaliencyRowMapping(
            scorer, target, settings ?? new SaliencySettings(), input.Schema, network.Sequences(input.Schema),
            outputColumn));
    }

    private NetworkInPipeline NetworkOf(ITransformer model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return NetworkInPipeline.Find(new LoadedPipeline(_context, threads: 1), model);
    }
}
