using MlNetGenomics.Kernels;
using MlNetGenomics.Networks;

namespace MlNetGenomics.NeuronMotif;

/// <summary>
/// Decouples a network's neurons layer by layer: finds sequences that activate each, seeded by the modules of the layer
/// before, and takes them apart. Results depend neither on the number of threads nor on which of a layer's neurons are done
/// together, but for P, which the consensus of all of them decides. (Wei et al. 2023, doi:10.1073/pnas.2216698120.)
/// </summary>
/// <param name="model">The network.</param>
/// <param name="settings">How; null for the paper's.</param>
/// <param name="threads">Number of threads; 0 for one a processor.</param>
public sealed class NetworkDecoupler(NetworkModel model, DecouplingSettings? settings = null, int threads = 0)
{
    private readonly DecouplingSettings _settings = settings ?? new DecouplingSettings();

    /// <summary>Where modules come from; null for making all of them.</summary>
    public NeuronModulesSource? Source { get; init; }

    /// <summary>Receives how far it has come, on any thread; null for nobody.</summary>
    public IProgress<DecouplingProgress>? Progress { get; init; }

    /// <summary>Decouples all neurons of the layers before one, and of this one those asked for.</summary>
    /// <param name="last">The last layer; one of <see cref="NeuronLayer.Of"/>.</param>
    /// <param name="channels">Its neurons to decouple, from 0; null for all.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <returns>The layers with their modules, from the sequence on.</returns>
    /// <exception cref="GenomicsException">A setting is out of range, or there is no such neuron.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<(NeuronLayer Layer, LayerModules Modules)> DecoupleThrough(
        NeuronLayer last, IReadOnlyList<int>? channels = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(last);
        Require(last, channels);
        var done = new List<(NeuronLayer, LayerModules Modules)>();
        foreach (NeuronLayer layer in NeuronLayer.Of(model.Network).Where(layer => layer.Number <= last.Number))
        {
            IReadOnlyList<NeuronModules> previous = done.Count > 0 ? done[^1].Modules.Neurons : [];
            done.Add((layer, Decouple(layer, previous, layer.Number == last.Number ? channels : null, cancellation)));
        }
        return done;
    }

    /// <summary>Decouples the neurons of one layer.</summary>
    /// <param name="layer">The layer; one of <see cref="NeuronLayer.Of"/>.</param>
    /// <param name="previous">Modules of the layer before, which seed the search; none in the first.</param>
    /// <param name="channels">The neurons to decouple, from 0; null for all.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <returns>Modules of the neurons, in the order asked for, for the P at which their consensus test holds.</returns>
    /// <exception cref="GenomicsException">
    /// A setting is out of range, there is no such neuron, or the modules are not of the layer before.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public LayerModules Decouple(
        NeuronLayer layer,
        IReadOnlyList<NeuronModules> previous,
        IReadOnlyList<int>? channels = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(previous);
        Require(layer, channels);
        int[] wanted = [.. channels ?? [.. Enumerable.Range(0, layer.NeuronCount)]];
        // Several neurons keep all threads busy with less waiting than one that is shared out.
        int all = threads > 0 ? threads : ParallelLoop.DefaultThreads;
        int each = wanted.Length >= all ? 1 : all;
        var kept = new NeuronSamples?[wanted.Length];
        long bytes = 0;
        return LayerDemixer.Demix(
            groups =>
            {
                var modules = new NeuronModules[wanted.Length];
                int done = 0;
                Progress?.Report(new DecouplingProgress(layer, groups, 0, wanted.Length));
                ParallelLoop.For(
                    wanted.Length,
                    each == 1 ? all : 1,
                    i =>
                    {
                        modules[i] = Source?.Invoke(layer, wanted[i], groups, () => Make(i, groups)) ?? Make(i, groups);
                        Progress?.Report(new DecouplingProgress(layer, groups, Interlocked.Increment(ref done), wanted.Length));
                    },
                    cancellation);
                return modules;
            },
            _settings.Demixing);

        NeuronModules Make(int i, int groups) =>
            NeuronDemixer.Demix(Samples(i), groups, _settings.Demixing, cancellation);

        NeuronSamples Samples(int i)
        {
            if (kept[i] is { } found)
                return found;
            var neuron = new NeuronSubstructure(model, layer.Name, wanted[i], each);
            NeuronSamples samples = ActivationSampler.Sample(neuron, _settings.Sampling, previous, cancellation);
            if (Interlocked.Add(ref bytes, samples.Codes.Length) <= _settings.MostBytesKept)
                kept[i] = samples;
            return samples;
        }
    }

    private static void Require(NeuronLayer layer, IReadOnlyList<int>? channels)
    {
        foreach (int channel in channels ?? [])
        {
            if ((uint)channel >= (uint)layer.NeuronCount)
            {
                throw new GenomicsException(
                    $"layer {layer} has no neuron {channel}; it has {layer.NeuronCount}, from 0");
            }
        }
        if (channels is [])
            throw new GenomicsException($"layer {layer}: no neuron was asked for");
    }
}
