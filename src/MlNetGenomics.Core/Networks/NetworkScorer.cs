using System.Collections.Concurrent;
using MlNetGenomics.Networks.Engine;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Networks;

/// <summary>
/// Scores sequences with a model on the processor: predictions, what any layer gives, and gradients of any neuron in the
/// input. Results do not depend on the number of threads. Safe to use from several threads at once.
/// </summary>
public sealed class NetworkScorer
{
    // Sequences encoded at a time, so that memory does not grow with their number.
    private const int BlockSize = 4096;

    private readonly int _threads;
    private readonly float[] _values;
    private readonly Lazy<NetworkInference> _inference;
    private readonly ConcurrentDictionary<int, Lazy<NetworkInference>> _layers = new();
    private readonly ConcurrentDictionary<int, Lazy<NetworkAttribution>> _attributions = new();
    private readonly ConcurrentDictionary<int, Lazy<NetworkComparison>> _comparisons = new();

    /// <summary>Prepares a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="threads">Threads; 0 for one a processor.</param>
    public NetworkScorer(NetworkModel model, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        Model = model;
        _threads = threads;
        _values = model.Values.ToArray();
        _inference = new Lazy<NetworkInference>(() => Prepare(model.Network.Steps.Length - 1));
    }

    /// <summary>Threads; 0 for one a processor.</summary>
    internal int Threads => _threads;

    /// <summary>The model.</summary>
    public NetworkModel Model { get; }

    /// <summary>Predictions, [N x T].</summary>
    /// <param name="sequences">Sequences of the model's length.</param>
    /// <param name="progress">Receives the number of sequences done, now and then.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="GenomicsException">A sequence has another length; names it.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public float[] Predict(
        SequenceSet sequences, IProgress<int>? progress = null, CancellationToken cancellation = default) =>
        Run(sequences, _inference.Value, progress, cancellation);

    /// <summary>Predictions of base codes.</summary>
    /// <param name="codes">Base codes, [N x L].</param>
    /// <param name="count">N.</param>
    /// <param name="predictions">Receives [N x T].</param>
    public void Predict(ReadOnlySpan<byte> codes, int count, Span<float> predictions) =>
        _inference.Value.Run(codes, count, predictions);

    /// <summary>What a layer gives for each sequence, as in scoring.</summary>
    /// <param name="sequences">Sequences of the model's length.</param>
    /// <param name="layer">Name of the layer.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="GenomicsException">There is no such layer, or a sequence has another length.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public FeatureMaps FeatureMaps(SequenceSet sequences, string layer, CancellationToken cancellation = default)
    {
        NetworkStep step = Model.Network.Step(layer);
        NetworkInference inference =
            _layers.GetOrAdd(step.Index, last => new Lazy<NetworkInference>(() => Prepare(last))).Value;
        float[] values = Run(sequences, inference, null, cancellation);
        return new FeatureMaps(values, sequences.Count, inference.Strands, step.Output);
    }

    /// <summary>
    /// A neuron's values, and their gradients in the one-hot input: with respect to all four numbers of each position,
    /// those of absent bases among them.
    /// </summary>
    /// <param name="sequences">Sequences of the model's length.</param>
    /// <param name="neuron">The neuron; for what goes into a last activation, one of the layer before it.</param>
    /// <param name="relu">How gradients pass back through ReLUs.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="GenomicsException">There is no such neuron, or a sequence has another length.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public NeuronGradients InputGradient(
        SequenceSet sequences,
        Neuron neuron,
        ReluGradient relu = ReluGradient.Plain,
        CancellationToken cancellation = default)
    {
        RequireLength(sequences);
        return InputGradient(OneHot(sequences), neuron, relu, cancellation);
    }

    /// <summary>
    /// A neuron's values, and their gradients in the input, at any numbers: mixtures of bases, a baseline, a point
    /// between two sequences.
    /// </summary>
    /// <param name="input">[N x L x 4].</param>
    /// <param name="neuron">The neuron.</param>
    /// <param name="relu">How gradients pass back through ReLUs.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="GenomicsException">There is no such neuron.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public NeuronGradients InputGradient(
        float[] input,
        Neuron neuron,
        ReluGradient relu = ReluGradient.Plain,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        int size = (int)Model.Network.Input.Size;
        if (input.Length % size != 0)
            throw new ArgumentException($"{input.Length} numbers are not a multiple of {size}", nameof(input));
        NetworkStep step = Model.Network.Step(neuron.Layer);
        NetworkAttribution attribution = _attributions.GetOrAdd(
            step.Index,
            last => new Lazy<NetworkAttribution>(() => new NetworkAttribution(Model.Network, _values, last, _threads)))
            .Value;
        return attribution.Run(input, neuron, relu, cancellation);
    }

    /// <summary>What compares sequences with references up to a layer.</summary>
    /// <param name="layer">Name of the layer.</param>
    /// <exception cref="GenomicsException">There is no such layer.</exception>
    internal NetworkComparison Comparison(string layer) => _comparisons.GetOrAdd(
        Model.Network.Step(layer).Index,
        last => new Lazy<NetworkComparison>(() => new NetworkComparison(Model.Network, _values, last, _threads))).Value;

    /// <summary>One-hot rows of sequences of one length, [N x L x 4].</summary>
    internal static float[] OneHot(SequenceSet sequences)
    {
        var encoder = new OneHotEncoder();
        int size = encoder.Size(sequences.Length);
        var rows = new float[checked(sequences.Count * size)];
        for (int i = 0; i < sequences.Count; i++)
            encoder.Encode(sequences[i], sequences.Length, rows.AsSpan(i * size, size));
        return rows;
    }

    private NetworkInference Prepare(int last)
    {
        var inference = new NetworkInference(Model.Network, last, _threads);
        inference.SetValues(_values);
        return inference;
    }

    private float[] Run(
        SequenceSet sequences, NetworkInference inference, IProgress<int>? progress, CancellationToken cancellation)
    {
        RequireLength(sequences);
        int length = Model.Network.InputLength;
        var results = new float[checked(sequences.Count * inference.OutputSize)];
        var codes = new byte[Math.Min(BlockSize, sequences.Count) * length];
        for (int first = 0; first < sequences.Count; first += BlockSize)
        {
            int count = Math.Min(BlockSize, sequences.Count - first);
            for (int i = 0; i < count; i++)
                sequences[first + i].CopyTo(codes.AsSpan(i * length));
            Span<float> target = results.AsSpan(first * inference.OutputSize, count * inference.OutputSize);
            inference.Run(codes, count, target, cancellation);
            progress?.Report(first + count);
        }
        return results;
    }

    /// <summary>Fails unless sequences have the length that the model reads.</summary>
    internal void RequireLength(SequenceSet sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        int length = sequences.RequireUniformLength();
        if (length != Model.Network.InputLength)
        {
            throw new GenomicsException(
                $"sequence {sequences.Names[0]} has {length} bases, but network {Model.Network.Name} reads "
                + $"{Model.Network.InputLength}");
        }
    }
}
