using System.Collections.Concurrent;
using System.Collections.Immutable;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Engine;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.NeuronMotif;

/// <summary>
/// The part of a network that one neuron sees at one position, without padding. (Wei et al. 2023,
/// doi:10.1073/pnas.2216698120, "The Substructure of a CN in a CNN".) A neuron is a channel of a layer of convolutions,
/// normalizations, activations and max-poolings. Results do not depend on the number of threads.
/// </summary>
public sealed class NeuronSubstructure
{
    private readonly NetworkScorer _scorer;
    private readonly float[] _values;
    private readonly NetworkStep _response;
    private readonly ActivationFunction _function;
    private readonly ConcurrentDictionary<int, Lazy<NetworkInference>> _inferences = new();

    /// <summary>Cuts a neuron's substructure out of a network.</summary>
    /// <param name="model">The network.</param>
    /// <param name="layer">Name of the neuron's layer: the activation after a convolution, usually.</param>
    /// <param name="channel">The neuron's channel, from 0.</param>
    /// <param name="threads">Threads; 0 for one a processor.</param>
    /// <exception cref="GenomicsException">
    /// There is no such neuron, a layer before it is of a kind that there is no rule for, or it sees more bases than the
    /// network reads.
    /// </exception>
    public NeuronSubstructure(NetworkModel model, string layer, int channel, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(layer);
        Layer = layer;
        Channel = channel;
        Threads = threads;
        Model = SubstructureCut.Of(model, layer, channel);
        _values = Model.Values.ToArray();
        _scorer = new NetworkScorer(Model, threads);
        ImmutableArray<NetworkStep> steps = Model.Network.Steps;
        bool endsInActivation = steps[^1].Layer is Activation;
        _function = steps[^1].Layer is Activation activation ? activation.Function : ActivationFunction.Linear;
        _response = endsInActivation ? steps[^2] : steps[^1];
        Pools = [.. steps.Where(step => step.Layer is MaxPooling { Size: > 1 }).Select(MapInto)];
        PreviousLayer = LayerBefore(steps);
        PoolingStep = steps.Aggregate(1, (product, step) => step.Layer is MaxPooling pool ? product * pool.Step : product);
    }

    /// <summary>Name of the neuron's layer.</summary>
    public string Layer { get; }

    /// <summary>The neuron's channel, from 0.</summary>
    public int Channel { get; }

    /// <summary>
    /// Name of the layer whose modules seed the search for this neuron's sequences: what the convolution before it gives, up
    /// to a pooling in between; null for a neuron of the first convolution.
    /// </summary>
    public string? PreviousLayer { get; }

    /// <summary>Threads; 0 for one a processor.</summary>
    public int Threads { get; }

    /// <summary>Name of the neuron: of its layer, and the number of its channel from 1.</summary>
    public string Name => FormattableString.Invariant($"{Layer}_{Channel + 1}");

    /// <summary>N, bases that the neuron sees.</summary>
    public int Length => Model.Network.InputLength;

    /// <summary>What enters each max-pooling, from the first to the deepest; none in a network without.</summary>
    public ImmutableArray<PooledMap> Pools { get; }

    /// <summary>The substructure, as a network that reads N bases and gives one number.</summary>
    public NetworkModel Model { get; }

    /// <summary>Bases that the poolings together move by: the product of their strides; 1 without.</summary>
    internal int PoolingStep { get; }

    /// <summary>The neuron's activation by each of some sequences.</summary>
    /// <param name="codes">Base codes, [n x N].</param>
    /// <param name="activations">Receives n numbers.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Activations(
        ReadOnlySpan<byte> codes, Span<float> activations, CancellationToken cancellation = default)
    {
        Responses(codes, activations, cancellation);
        foreach (ref float value in activations)
            value = ActivationOf(value);
    }

    /// <summary>
    /// The neuron's values before its last activation function, which a ReLU would cut off below 0; where there is none, its
    /// activations.
    /// </summary>
    /// <param name="codes">Base codes, [n x N].</param>
    /// <param name="responses">Receives n numbers.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Responses(ReadOnlySpan<byte> codes, Span<float> responses, CancellationToken cancellation = default) =>
        Run(_response, codes, responses, cancellation);

    /// <summary>The activation that goes with a value before the last activation function.</summary>
    /// <param name="response">The value.</param>
    public float ActivationOf(float response) => _function switch
    {
        ActivationFunction.Relu => Math.Max(0, response),
        ActivationFunction.Exponential => MathF.Exp(response),
        ActivationFunction.Sigmoid => (float)OutputLoss.Sigmoid(response),
        ActivationFunction.Softplus => (float)OutputLoss.Softplus(response),
        _ => response,
    };

    /// <summary>
    /// The neuron's values before its last activation function, and their gradients with respect to all four numbers of
    /// each position of the one-hot sequence.
    /// </summary>
    /// <param name="codes">Base codes, [n x N].</param>
    /// <param name="cancellation">Stops early.</param>
    /// <returns>n values, [n x N x 4] gradients.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public NeuronGradients Gradients(ReadOnlySpan<byte> codes, CancellationToken cancellation = default)
    {
        int count = CountOf(codes);
        var encoder = new OneHotEncoder();
        int size = encoder.Size(Length);
        var rows = new float[checked(count * size)];
        for (int i = 0; i < count; i++)
            encoder.Encode(codes.Slice(i * Length, Length), Length, rows.AsSpan(i * size, size));
        return _scorer.InputGradient(rows, new Neuron(_response.Name, 0), cancellation: cancellation);
    }

    /// <summary>The flattened maps that enter a max-pooling.</summary>
    /// <param name="pool">One of <see cref="Pools"/>.</param>
    /// <param name="codes">Base codes, [n x N].</param>
    /// <param name="maps">Receives [n x P x C], channels fastest.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Maps(
        PooledMap pool, ReadOnlySpan<byte> codes, Span<float> maps, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pool);
        Run(Model.Network.Step(pool.Layer), codes, maps, cancellation);
    }

    private void Run(NetworkStep step, ReadOnlySpan<byte> codes, Span<float> results, CancellationToken cancellation)
    {
        NetworkInference inference = _inferences.GetOrAdd(step.Index, last => new Lazy<NetworkInference>(() =>
        {
            var prepared = new NetworkInference(Model.Network, last, Threads);
            prepared.SetValues(_values);
            return prepared;
        })).Value;
        inference.Run(codes, CountOf(codes), results, cancellation);
    }

    private int CountOf(ReadOnlySpan<byte> codes) => codes.Length % Length == 0
        ? codes.Length / Length
        : throw new ArgumentException($"{codes.Length} bases are not a multiple of {Length}", nameof(codes));

    private static string? LayerBefore(ImmutableArray<NetworkStep> steps)
    {
        int[] convolutions = [.. steps.Where(step => SubstructureCut.IsConvolution(step.Layer)).Select(step => step.Index)];
        if (convolutions.Length == 1)
            return null;
        int at = convolutions[^2];
        while (at + 1 < convolutions[^1] && steps[at + 1].Layer is not MaxPooling)
            at++;
        return steps[at].Name;
    }

    private PooledMap MapInto(NetworkStep pool)
    {
        int at = pool.Index - 1;
        while (Model.Network.Steps[at].Layer is Activation)
            at--;
        NetworkStep source = Model.Network.Steps[at];
        return new PooledMap(pool.Name, source.Name, ((MaxPooling)pool.Layer).Size, source.Output);
    }
}
