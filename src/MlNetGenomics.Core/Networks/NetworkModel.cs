using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Training;

namespace MlNetGenomics.Networks;

/// <summary>
/// A network with its numbers. All arrays lie one after the other in <see cref="Values"/>, in the order of
/// <see cref="Network.Steps"/> and of each step's parameters. Immutable once made.
/// </summary>
public sealed class NetworkModel
{
    private readonly float[] _values;

    /// <summary>Makes a model from its numbers (copied).</summary>
    /// <param name="network">The network.</param>
    /// <param name="values"><see cref="Network.ParameterCount"/> numbers.</param>
    /// <param name="labelTransform">Scale of the predictions.</param>
    public NetworkModel(
        Network network, ReadOnlySpan<float> values, LabelTransform labelTransform = LabelTransform.None)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, network.ParameterCount, nameof(values));
        Network = network;
        LabelTransform = labelTransform;
        _values = values.ToArray();
    }

    /// <summary>The network.</summary>
    public Network Network { get; }

    /// <summary>Scale of the predictions.</summary>
    public LabelTransform LabelTransform { get; }

    /// <summary>All numbers.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>The numbers of one array of a layer.</summary>
    public ReadOnlySpan<float> this[NetworkParameter parameter] => _values.AsSpan(parameter.Start, parameter.Length);

    /// <summary>The numbers of one array of a layer.</summary>
    /// <param name="layerName">Name of the layer.</param>
    /// <param name="kind">What is asked for.</param>
    /// <exception cref="GenomicsException">There is no such layer, or it has no such array.</exception>
    public ReadOnlySpan<float> Parameter(string layerName, ParameterKind kind) =>
        Network.Step(layerName).Find(kind) is { } parameter
            ? this[parameter]
            : throw new GenomicsException($"network {Network.Name}, layer {layerName}: it has no {kind}");
}
