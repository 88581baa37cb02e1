using System.Collections.Immutable;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.NeuronMotif;

/// <summary>
/// Cuts out of a network what one of its neurons sees: the layers up to the neuron's, without padding, on as many bases as
/// its receptive field has; of the last convolution and what follows it only the neuron's channel.
/// </summary>
internal static class SubstructureCut
{
    /// <summary>Cuts.</summary>
    /// <param name="model">The network.</param>
    /// <param name="layer">Name of the neuron's layer.</param>
    /// <param name="channel">The neuron's channel.</param>
    /// <exception cref="GenomicsException">
    /// There is no such neuron, a layer before it is of a kind that there is no rule for, or it sees more bases than the
    /// network reads.
    /// </exception>
    public static NetworkModel Of(NetworkModel model, string layer, int channel)
    {
        Network network = model.Network;
        NetworkStep target = network.Step(layer);
        RequireRules(network, target);
        if ((uint)channel >= (uint)target.Output.Channels)
        {
            throw Wrong(
                network, target, $"has no neuron {channel}; it has {target.Output.Channels}, from 0");
        }
        int length = target.ReceptiveField.Width;
        if (length > network.InputLength)
        {
            throw Wrong(
                network, target, $"a neuron sees {length} bases, but the network reads {network.InputLength}");
        }
        ImmutableArray<NetworkStep> steps = [.. network.Steps.Take(target.Index + 1)];
        int last = steps.Last(step => IsConvolution(step.Layer)).Index;
        var cut = new Network(
            network.Name,
            length,
            [.. steps.Where(step => step.Layer is not Dropout).Select(step => Valid(step, isLast: step.Index == last))],
            ["activation"]);
        return new NetworkModel(cut, Values(model, steps, last, channel));
    }

    /// <summary>Whether a layer is a convolution of either kind.</summary>
    public static bool IsConvolution(Layer layer) => layer is Convolution or MultinomialConvolution;

    /// <summary>Whether neurons behind a step can be taken apart.</summary>
    public static bool HasRule(Network network, NetworkStep step)
    {
        Layer layer = Outermost(network, step).Layer;
        return IsConvolution(layer) || layer is BatchNormalization or Activation or MaxPooling or Dropout;
    }

    // A layer that holds others comes after them.
    private static NetworkStep Outermost(Network network, NetworkStep step) =>
        step.Depth == 0 ? step : network.Steps.Skip(step.Index).First(holder => holder.Depth == 0);

    private static void RequireRules(Network network, NetworkStep target)
    {
        foreach (NetworkStep step in network.Steps[..(target.Index + 1)])
        {
            if (!HasRule(network, step))
            {
                NetworkStep holder = Outermost(network, step);
                throw Wrong(
                    network, holder,
                    $"NeuronMotif has no rule for {holder.Layer.Kind}; it reads convolutions, normalizations, "
                    + "activations and max-poolings");
            }
        }
        if (network.Steps[..(target.Index + 1)].FirstOrDefault(step => step.Layer is not Dropout) is not { } first
            || !IsConvolution(first.Layer))
        {
            throw Wrong(network, target, "NeuronMotif reads networks whose first layer is a convolution");
        }
    }

    private static Layer Valid(NetworkStep step, bool isLast) => step.Layer switch
    {
        Convolution convolution => convolution with
        {
            Name = step.Name,
            Padding = Padding.Valid,
            Filters = isLast ? 1 : convolution.Filters,
        },
        MultinomialConvolution convolution => convolution with
        {
            Name = step.Name,
            Filters = isLast ? 1 : convolution.Filters,
        },
        MaxPooling pooling => pooling with { Name = step.Name, Padding = Padding.Valid },
        _ => step.Layer with { Name = step.Name },
    };

    private static float[] Values(NetworkModel model, ImmutableArray<NetworkStep> steps, int last, int channel)
    {
        var values = new List<float>();
        foreach (NetworkStep step in steps)
        {
            foreach (NetworkParameter parameter in step.Parameters)
            {
                ReadOnlySpan<float> all = model[parameter];
                if (step.Index < last || parameter.Shape.Kind == ParameterKind.LogAlpha)
                {
                    values.AddRange(all);
                    continue;
                }
                // Filters, or channels, are the fastest axis of every other array.
                for (int i = channel; i < all.Length; i += step.Output.Channels)
                    values.Add(all[i]);
            }
        }
        return [.. values];
    }

    private static GenomicsException Wrong(Network network, NetworkStep step, string message) =>
        new($"network {network.Name}, layer {step.Name}: {message}");
}
