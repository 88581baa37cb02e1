using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks;

/// <summary>The same network with another function at its end, as other labels need it.</summary>
public static class NetworkEnding
{
    /// <summary>The same layers without the activation at the end, if there is one: what a sigmoid's input is.</summary>
    public static Network WithoutLastActivation(this Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Layers[^1] is Activation
            ? new Network(network.Name, network.InputLength, [.. network.Layers.SkipLast(1)], network.Tasks)
            : network;
    }

    /// <summary>The same layers, ending in a function.</summary>
    /// <param name="network">The network.</param>
    /// <param name="function">The function; linear for none.</param>
    public static Network WithLastActivation(this Network network, ActivationFunction function)
    {
        Network plain = network.WithoutLastActivation();
        return function == ActivationFunction.Linear
            ? plain
            : new Network(plain.Name, plain.InputLength, [.. plain.Layers, new Activation(function)], plain.Tasks);
    }
}
