using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlNetGenomics.Interpretation;
using MlNetGenomics.Motifs;
using MlNetGenomics.Networks;
using MlNetGenomics.NeuronMotif.Analysis;
using MlNetGenomics.Onnx;
using MlNetGenomics.Rows;

namespace MlNetGenomics.Transforms;

/// <summary>
/// Decouples a network's neurons and turns DNA text into the best score of each module: a column Vector&lt;Single, M&gt;.
/// Nothing is learned from the data, so the network is decoupled once, when first fitted, for all folds of a comparison.
/// </summary>
public sealed class NeuronModuleEstimator : IEstimator<NeuronModuleTransformer>
{
    private readonly NeuronModuleOptions _options;
    private readonly NetworkModel? _network;
    private readonly Lock _lock = new();
    private NetworkAnalysis? _analysis;

    /// <exception cref="GenomicsException">There is no network in the model, or it cannot be read.</exception>
    /// <exception cref="ArgumentException">A name is empty, a setting out of range, or not one model is given.</exception>
    internal NeuronModuleEstimator(NeuronModuleOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.OutputColumnName);
        if (options.InputColumnName is { } input)
            ArgumentException.ThrowIfNullOrEmpty(input, nameof(options.InputColumnName));
        ArgumentNullException.ThrowIfNull(options.Decoupling);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Shrinkage);
        if (options.ModulesPerNeuron is { } most)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most, nameof(options.ModulesPerNeuron));
        _options = options;
        (_network, _analysis) = (options.Network, options.ModelFile, options.Model, options.Analysis) switch
        {
            ({ } network, null, null, null) => (network, null),
            (null, { } file, null, null) => (NetworkOnnx.Import(file), null),
            (null, null, { } model, null) =>
                (NetworkInPipeline.Find(new LoadedPipeline(new MLContext(), threads: 1), model).Model, null),
            (null, null, null, { } analysis) => ((NetworkModel?)null, analysis),
            _ => throw new ArgumentException(
                $"one of {nameof(options.Analysis)}, {nameof(options.Network)}, {nameof(options.ModelFile)} and "
                + $"{nameof(options.Model)} must be given",
                nameof(options)),
        };
    }

    private string InputColumnName => _options.InputColumnName ?? _options.OutputColumnName;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The text column is missing or of another type.</exception>
    /// <exception cref="GenomicsException">
    /// There is no such layer or neuron, the network cannot be decoupled, or nothing activates the neurons.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public NeuronModuleTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Columns.Require(input.Schema, "sequence", InputColumnName, TextDataViewType.Instance);
        NetworkAnalysis analysis = Decouple();
        PositionProbabilityMatrix[] motifs = MotifsOf(LayerOf(analysis));
        var scan = new MotifScanEstimator(new MotifScanOptions
        {
            OutputColumnName = _options.OutputColumnName,
            InputColumnName = InputColumnName,
            Motifs = motifs,
            BothStrands = _options.BothStrands,
            Pseudocount = _options.Shrinkage,
            Ambiguity = _options.Ambiguity,
            Threads = _options.Threads,
        });
        return new NeuronModuleTransformer(analysis, scan.Fit(input));
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        Columns.Require(inputSchema, "sequence", InputColumnName, TextDataViewType.Instance);
        return Columns.With(inputSchema, _options.OutputColumnName, isVector: true);
    }

    private NetworkAnalysis Decouple()
    {
        lock (_lock)
            return _analysis ??= NeuronDecoupling.Run(_network!, _options.Decoupling, _options.Cancellation);
    }

    private LayerAnalysis LayerOf(NetworkAnalysis analysis)
    {
        if (analysis.Layers.Count == 0)
            throw new GenomicsException($"network {analysis.Network}: no layer was decoupled");
        // The layer of a network that was decoupled here is the last one too.
        if (_options.Analysis is null || _options.Decoupling.Layer is not { } name)
            return analysis.Layers[^1];
        return analysis.Layers.FirstOrDefault(
                layer => layer.Name == name || layer.Number.ToString(CultureInfo.InvariantCulture) == name)
            ?? throw new GenomicsException(
                $"network {analysis.Network}: layer '{name}' was not decoupled, but "
                + string.Join(", ", analysis.Layers.Select(layer => $"{layer.Number} ({layer.Name})")));
    }

    private PositionProbabilityMatrix[] MotifsOf(LayerAnalysis layer)
    {
        IReadOnlyList<NeuronAnalysis> neurons = layer.Neurons;
        if (_options.Decoupling.Neurons is { } channels)
        {
            neurons = [.. channels.Select(channel => layer.Neurons.FirstOrDefault(neuron => neuron.Modules.Channel == channel)
                ?? throw new GenomicsException($"layer {layer.Name}: neuron {channel} was not decoupled"))];
        }
        PositionProbabilityMatrix[] motifs = [.. neurons.SelectMany(Of)];
        return motifs.Length > 0
            ? motifs
            : throw new GenomicsException(
                $"layer {layer.Name}: none of the {neurons.Count} neurons has anything to score: no sequence was found that "
                + "activates them, or no motif in it");

        IEnumerable<PositionProbabilityMatrix> Of(NeuronAnalysis neuron) => _options.Motifs == ModuleMotifs.Dictionary
            ? neuron.Syntax?.Dictionary.Motifs ?? []
            : neuron.Modules.Modules.Select(module => module.Motif).Take(_options.ModulesPerNeuron ?? int.MaxValue);
    }
}
