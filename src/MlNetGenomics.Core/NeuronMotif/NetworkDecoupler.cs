using MlNetGenomics.Networks;
using MlNetGenomics.NeuronMotif.Storage;

namespace MlNetGenomics.NeuronMotif;

/// <summary>
/// Decouples a network's neurons layer by layer, in memory: the modules of each layer seed the search for those of the next.
/// (Wei et al. 2023, doi:10.1073/pnas.2216698120.)
/// </summary>
public static class NetworkDecoupler
{
    /// <summary>Decouples all neurons of the layers before one, and of this one those asked for.</summary>
    /// <param name="model">The network.</param>
    /// <param name="last">The last layer; one of <see cref="NeuronLayer.Of"/>.</param>
    /// <param name="channels">Its neurons to decouple, from 0; null for all.</param>
    /// <param name="settings">How; null for the paper's.</param>
    /// <param name="cache">Where sequences are kept between numbers of groups; null to search again.</param>
    /// <param name="threads">Number of threads; 0 for one a processor. The result does not depend on it.</param>
    /// <param name="progress">Receives how far it has come, on any thread.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <returns>The layers with their modules, from the sequence on.</returns>
    /// <exception cref="GenomicsException">
    /// A setting is out of range, there is no such neuron, or the network has something that there is no rule for.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<(NeuronLayer Layer, LayerModules Modules)> Run(
        NetworkModel model,
        NeuronLayer last,
        IReadOnlyList<int>? channels = null,
        DecouplingSettings? settings = null,
        SampleCache? cache = null,
        int threads = 0,
        IProgress<DecouplingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(last);
        Require(last, channels);
        var layers = new List<(NeuronLayer, LayerModules Modules)>();
        foreach (NeuronLayer layer in NeuronLayer.Of(model.Network).Where(layer => layer.Number <= last.Number))
        {
            LayerModules? previous = layers.Count > 0 ? layers[^1].Modules : null;
            IReadOnlyList<int> own =
                (layer.Number == last.Number ? channels : null) ?? [.. Enumerable.Range(0, layer.NeuronCount)];
            LayerModules modules = new LayerDecoupler(model, layer, previous, settings, threads).Run(
                own, new ModulesMemory(), cache, progress is null ? null : new OfLayer(layer, progress), cancellation);
            cache?.Clear();
            layers.Add((layer, modules));
        }
        return layers;
    }

    private static void Require(NeuronLayer layer, IReadOnlyList<int>? channels)
    {
        if (channels is { Count: 0 })
            throw new GenomicsException($"layer {layer}: no neuron was asked for");
        foreach (int channel in channels ?? [])
        {
            if ((uint)channel >= (uint)layer.NeuronCount)
                throw new GenomicsException($"layer {layer} has no neuron {channel}; it has {layer.NeuronCount}, from 0");
        }
    }

    private sealed class OfLayer(NeuronLayer layer, IProgress<DecouplingProgress> target) : IProgress<(int Done, int Count)>
    {
        public void Report((int Done, int Count) value) => target.Report(new DecouplingProgress(layer, value.Done, value.Count));
    }
}
