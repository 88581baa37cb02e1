using MlNetGenomics.Kernels;
using MlNetGenomics.Networks;
using MlNetGenomics.NeuronMotif.Storage;

namespace MlNetGenomics.NeuronMotif;

/// <summary>
/// Takes neurons of a layer apart, several at a time: finds what activates them (<see cref="ActivationSampler"/>), and splits
/// that (<see cref="NeuronDemixer"/>). Depends on the settings only, not on the number of threads, nor on how often the work
/// was stopped.
/// </summary>
/// <param name="model">The network.</param>
/// <param name="layer">The layer.</param>
/// <param name="previous">Modules of the layer before, which seed the search; null for none.</param>
/// <param name="settings">How; null for the paper's.</param>
/// <param name="threads">Threads; 0 for one a processor.</param>
public sealed class LayerDecoupler(
    NetworkModel model, NeuronLayer layer, LayerModules? previous, DecouplingSettings? settings = null, int threads = 0)
{
    private readonly DecouplingSettings _settings = settings ?? new DecouplingSettings();

    /// <summary>
    /// Takes neurons apart for as many groups as <see cref="DecouplingSettings.Groups"/> says, or for one, two, ... groups until
    /// the consensus test holds.
    /// </summary>
    /// <param name="channels">The neurons' channels, from 0.</param>
    /// <param name="log">Where neurons are kept that are ready.</param>
    /// <param name="cache">Where sequences are kept between numbers of groups; null to search again.</param>
    /// <param name="progress">Told how many neurons are ready, of how many for the number of groups that is worked on.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="GenomicsException">A setting is out of range, or the network has something that there is no rule for.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public LayerModules Run(
        IReadOnlyList<int> channels,
        IModulesLog log,
        SampleCache? cache = null,
        IProgress<(int Done, int Count)>? progress = null,
        CancellationToken cancellation = default)
    {
        _settings.Validate();
        if (_settings.Groups is { } fixedGroups)
        {
            IReadOnlyList<NeuronModules> neurons = Each(channels, [fixedGroups], log, null, progress, cancellation)[0];
            return new LayerModules(fixedGroups, ConsensusTest.Of(neurons, _settings.Demix), [.. neurons]);
        }
        return LayerDemixer.Demix(
            groups => Each(channels, [groups], log, _settings.Demix.MostGroups > 1 ? cache : null, progress, cancellation)[0],
            _settings.Demix);
    }

    /// <summary>
    /// Takes some of a layer's neurons apart, for every number of groups that may turn out to be the layer's: the others, which
    /// have a say in that, are elsewhere.
    /// </summary>
    /// <param name="channels">The neurons' channels, from 0.</param>
    /// <param name="log">Where neurons are kept that are ready.</param>
    /// <param name="progress">Told how many neurons are ready.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <exception cref="GenomicsException">A setting is out of range, or the network has something that there is no rule for.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void RunShard(
        IReadOnlyList<int> channels,
        IModulesLog log,
        IProgress<(int Done, int Count)>? progress = null,
        CancellationToken cancellation = default)
    {
        _settings.Validate();
        int[] groups = _settings.Groups is { } only ? [only] : [.. Enumerable.Range(1, _settings.Demix.MostGroups)];
        Each(channels, groups, log, null, progress, cancellation);
    }

    private NeuronModules[][] Each(
        IReadOnlyList<int> channels,
        int[] groups,
        IModulesLog log,
        SampleCache? cache,
        IProgress<(int Done, int Count)>? progress,
        CancellationToken cancellation)
    {
        NeuronModules[][] results = [.. groups.Select(_ => new NeuronModules[channels.Count])];
        int all = threads <= 0 ? ParallelLoop.DefaultThreads : threads;
        int sideBySide = Math.Min(all, Math.Max(1, channels.Count)), done = 0;
        ParallelLoop.For(channels.Count, sideBySide, i =>
        {
            int[] missing = [.. groups.Where(count => log.Find(count, channels[i]) is null)];
            if (missing.Length > 0)
            {
                var neuron = new NeuronSubstructure(model, layer.Name, channels[i], Math.Max(1, all / sideBySide));
                NeuronSamples samples = Samples(neuron, cache, cancellation);
                foreach (int count in missing)
                    log.Add(new DecoupledNeuron(count, NeuronDemixer.Demix(samples, count, _settings.Demix, cancellation)));
            }
            for (int g = 0; g < groups.Length; g++)
                results[g][i] = log.Find(groups[g], channels[i])!;
            progress?.Report((Interlocked.Increment(ref done), channels.Count));
        }, cancellation);
        return results;
    }

    private NeuronSamples Samples(NeuronSubstructure neuron, SampleCache? cache, CancellationToken cancellation)
    {
        if (cache?.Find(neuron) is { } kept)
            return kept;
        NeuronSamples samples = ActivationSampler.Sample(
            neuron, _settings.Sampling, previous?.Neurons, cancellation);
        cache?.Keep(samples);
        return samples;
    }
}
