using System.Collections.Immutable;
using System.Globalization;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.NeuronMotif;

/// <summary>A layer whose neurons can be taken apart: a convolution with what follows it up to the next pooling.</summary>
/// <param name="Name">Name of the last step before the pooling: the activation, usually.</param>
/// <param name="Number">Number of the convolution, from 1 next to the sequence.</param>
/// <param name="Width">N, bases that a neuron sees.</param>
/// <param name="NeuronCount">Number of neurons.</param>
public sealed record NeuronLayer(string Name, int Number, int Width, int NeuronCount)
{
    /// <summary>
    /// The layers of a network, from the sequence up to the first step of a kind that NeuronMotif has no rule for: a dense
    /// layer, usually.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <returns>The layers; none where the network does not begin with a convolution.</returns>
    public static ImmutableArray<NeuronLayer> Of(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var layers = new List<NeuronLayer>();
        NetworkStep? last = null;
        foreach (NetworkStep step in network.Steps)
        {
            bool isRead = SubstructureCut.HasRule(network, step) && (last is not null || SubstructureCut.IsConvolution(step.Layer));
            bool begins = SubstructureCut.IsConvolution(step.Layer) || step.Layer is MaxPooling;
            if (last is not null && (begins || !isRead) && last.Layer is not MaxPooling)
                layers.Add(Layer(last, layers.Count + 1));
            if (!isRead && step.Layer is not Dropout)
                return [.. layers];
            if (step.Layer is not Dropout)
                last = step;
        }
        if (last is not null && last.Layer is not MaxPooling)
            layers.Add(Layer(last, layers.Count + 1));
        return [.. layers];
    }

    /// <summary>The layer that a word means.</summary>
    /// <param name="network">The network.</param>
    /// <param name="text">Number of the convolution, or name of a step from the convolution to the one that gives the layer its name.</param>
    /// <exception cref="GenomicsException">There is none; names those that there are.</exception>
    public static NeuronLayer Find(Network network, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ImmutableArray<NeuronLayer> layers = All(network);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && layers.FirstOrDefault(layer => layer.Number == number) is { } numbered)
        {
            return numbered;
        }
        NetworkStep? step = network.Steps.FirstOrDefault(step => step.Name == text);
        if (step is not null && step.Layer is not MaxPooling
            && layers.FirstOrDefault(layer => network.Step(layer.Name).Index >= step.Index) is { } named)
        {
            return named;
        }
        throw new GenomicsException(
            $"network {network.Name}: has no layer '{text}' whose neurons can be taken apart; it has "
            + string.Join(", ", layers.Select(layer => layer.ToString())));
    }

    /// <summary>The deepest layer.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="GenomicsException">There is none.</exception>
    public static NeuronLayer Deepest(Network network) => All(network)[^1];

    /// <summary>As it is named in messages: 2 (relu2).</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number} ({Name})");

    private static ImmutableArray<NeuronLayer> All(Network network)
    {
        ImmutableArray<NeuronLayer> layers = Of(network);
        return layers.IsEmpty
            ? throw new GenomicsException(
                $"network {network.Name}: has no layer of convolutions that NeuronMotif can read; it begins with "
                + network.Steps[0].Name)
            : layers;
    }

    private static NeuronLayer Layer(NetworkStep step, int number) =>
        new(step.Name, number, step.ReceptiveField.Width, step.Output.Channels);
}
