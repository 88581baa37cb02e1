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
        NetworkStep target = Find(model.Network, layer, [channel]);
        return Cut(model, target, [channel], target.ReceptiveField.Width, [], ["activation"]);
    }

    /// <summary>
    /// Cuts some neurons of a layer out together, on as many bases as some positions of them see: what comes before they share.
    /// </summary>
    /// <param name="model">The network.</param>
    /// <param name="layer">Name of the neurons' layer.</param>
    /// <param name="channels">The neurons' channels, one or more.</param>
    /// <param name="positions">Number of positions next to each other in the layer, 1 or more.</param>
    /// <returns>A network that gives [positions x channels].</returns>
    /// <exception cref="GenomicsException">As for one neuron.</exception>
    public static NetworkModel Of(NetworkModel model, string layer, IReadOnlyList<int> channels, int positions)
    {
        NetworkStep target = Find(model.Network, layer, channels);
        ReceptiveField field = target.ReceptiveField;
        return Cut(
            model,
            target,
            channels,
            field.Width + (positions - 1) * field.Step,
            [new Flatten()],
            Enumerable.Range(1, positions * channels.Count).Select(number => $"activation{number}"));
    }

    /// <summary>Whether a layer is a convolution of either kind.</summary>
    public static bool IsConvolution(Layer layer) => layer is Convolution or MultinomialConvolution;

    /// <summary>Whether neurons behind a step can be taken apart.</summary>
    public static bool HasRule(Network network, NetworkStep step)
    {
        Layer layer = Outermost(network, step).Layer;
        return IsConvolution(layer) || layer is BatchNormalization or Activation or MaxPooling or Dropout;
    }

    /// <summary>The step of some neurons.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">Name of the neurons' layer.</param>
    /// <param name="channels">The neurons' channels.</param>
    /// <exception cref="GenomicsException">They cannot be cut out; says why.</exception>
    public static NetworkStep Find(Network network, string layer, IReadOnlyList<int> channels)
    {
        NetworkStep target = network.Step(layer);
        RequireRules(network, target);
        foreach (int channel in channels)
        {
            if ((uint)channel >= (uint)target.Output.Channels)
                throw Wrong(network, target, $"has no neuron {channel}; it has {target.Output.Channels}, from 0");
        }
        int length = target.ReceptiveField.Width;
        return length <= network.InputLength
            ? target
            : throw Wrong(network, target, $"a neuron sees {length} bases, but the network reads {network.InputLength}");
    }

    private static NetworkModel Cut(
        NetworkModel model,
        NetworkStep target,
        IReadOnlyList<int> channels,
        int length,
        Layer[] end,
        IEnumerable<string> tasks)
    {
        ImmutableArray<NetworkStep> steps = [.. model.Network.Steps.Take(target.Index + 1)];
        int last = steps.Last(step => IsConvolution(step.Layer)).Index;
        var cut = new Network(
            model.Network.Name,
            length,
            [
                .. steps.Where(step => step.Layer is not Dropout)
                    .Select(step => Valid(step, step.Index == last ? channels.Count : null)),
                .. end,
            ],
            tasks);
        return new NetworkModel(cut, Values(model, steps, last, channels));
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

    private static Layer Valid(NetworkStep step, int? filters) => step.Layer switch
    {
        Convolution convolution => convolution with
        {
            Name = step.Name,
            Padding = Padding.Valid,
            Filters = filters ?? convolution.Filters,
        },
        MultinomialConvolution convolution => convolution with
        {
            Name = step.Name,
            Filters = filters ?? convolution.Filters,
        },
        MaxPooling pooling => pooling with { Name = step.Name, Padding = Padding.Valid },
        _ => step.Layer with { Name = step.Name },
    };

    private static float[] Values(
        NetworkModel model, ImmutableArray<NetworkStep> steps, int last, IReadOnlyList<int> channels)
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
                for (int row = 0; row < all.Length; row += step.Output.Channels)
                {
                    foreach (int channel in channels)
                        values.Add(all[row + channel]);
                }
            }
        }
        return [.. values];
    }

    private static GenomicsException Wrong(Network network, NetworkStep step, string message) =>
        new($"network {network.Name}, layer {step.Name}: {message}");
}
