using System.Collections.Immutable;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Engine;
using MlNetGenomics.Networks.Engine.Incremental;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Interpretation.Mutagenesis;

/// <summary>The outputs that are compared, and the part of the network that gives them.</summary>
/// <param name="Last">Index of the last step to run.</param>
/// <param name="Numbers">Where the outputs lie in what it gives.</param>
/// <param name="Names">Names of the outputs.</param>
internal sealed record MutagenesisOutputs(int Last, ImmutableArray<OutputNumber> Numbers, ImmutableArray<string> Names)
{
    /// <summary>What settings ask for.</summary>
    /// <exception cref="GenomicsException">The network has no such neuron.</exception>
    public static MutagenesisOutputs Of(Network network, MutagenesisSettings settings)
    {
        if (settings.Target is { } neuron)
            return OfNeuron(network, neuron);
        int last = network.Steps.Length - 1;
        if (settings.Value == MutagenesisValue.Logit && last > 0 && network.Steps[last].Layer is Activation)
            last--;
        return new MutagenesisOutputs(
            last, [.. Enumerable.Range(0, network.Tasks.Length).Select(task => new OutputNumber(task))], network.Tasks);
    }

    /// <summary>The outputs among all that the last step gives for some sequences.</summary>
    /// <param name="inference">What has run.</param>
    /// <param name="shape">Shape of what the last step gives.</param>
    /// <param name="all">[N x strands x positions x channels].</param>
    /// <param name="results">Receives [N x T].</param>
    public void Select(NetworkInference inference, FeatureShape shape, ReadOnlySpan<float> all, Span<float> results)
    {
        int to = 0;
        for (int from = 0; from < all.Length; from += inference.OutputSize)
        {
            foreach ((int channel, int position, int strand) in Numbers)
                results[to++] = all[from + (strand * shape.Positions + position) * shape.Channels + channel];
        }
    }

    private static MutagenesisOutputs OfNeuron(Network network, Neuron neuron)
    {
        NetworkStep step = network.Step(neuron.Layer);
        Require(neuron.Position, step.Output.Positions, "position");
        Require(neuron.Channel, step.Output.Channels, "channel");
        Require(neuron.Strand, IsOnBothStrands(network, step) ? 2 : 1, "strand");
        string name = $"{neuron.Layer}.{neuron.Channel}.{neuron.Position}" + (neuron.Strand == 0 ? "" : ".reverse");
        return new MutagenesisOutputs(
            step.Index, [new OutputNumber(neuron.Channel, neuron.Position, neuron.Strand)], [name]);

        void Require(int value, int count, string what)
        {
            if ((uint)value >= (uint)count)
            {
                throw new GenomicsException(
                    $"network {network.Name}, layer {neuron.Layer}: {what} {value} is not one of its {count}, from 0");
            }
        }
    }

    // Both strands come first and once: what runs before the layer that holds them is in it.
    private static bool IsOnBothStrands(Network network, NetworkStep step) =>
        network.Steps.Any(other => other.Layer is BothStrands && step.Index < other.Index);
}
