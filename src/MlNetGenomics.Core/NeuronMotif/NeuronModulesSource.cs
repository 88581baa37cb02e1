namespace MlNetGenomics.NeuronMotif;

/// <summary>
/// Says where a neuron's modules come from: from <paramref name="make"/>, or from what an earlier run has kept of it. Called
/// on several threads.
/// </summary>
/// <param name="layer">The neuron's layer.</param>
/// <param name="channel">Its channel, from 0.</param>
/// <param name="groups">P, groups of motifs that move on their own.</param>
/// <param name="make">Finds sequences that activate the neuron, and takes them apart.</param>
public delegate NeuronModules NeuronModulesSource(NeuronLayer layer, int channel, int groups, Func<NeuronModules> make);
