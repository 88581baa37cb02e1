using System.Collections.Concurrent;

namespace MlNetGenomics.NeuronMotif.Storage;

/// <summary>Neurons that are ready, in memory.</summary>
public sealed class ModulesMemory : IModulesLog
{
    private readonly ConcurrentDictionary<(int, int), NeuronModules> _neurons = new();

    /// <inheritdoc/>
    public NeuronModules? Find(int groups, int channel) => _neurons.GetValueOrDefault((groups, channel));

    /// <inheritdoc/>
    public NeuronModules Add(DecoupledNeuron neuron) =>
        _neurons[(neuron.Groups, neuron.Modules.Channel)] = neuron.Modules;
}
