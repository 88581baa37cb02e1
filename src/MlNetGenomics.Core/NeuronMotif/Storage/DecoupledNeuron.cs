namespace MlNetGenomics.NeuronMotif.Storage;

/// <summary>A neuron that was taken apart, and for what.</summary>
/// <param name="Groups">P, groups of motifs that move on their own.</param>
/// <param name="Modules">What it was taken apart into.</param>
public readonly record struct DecoupledNeuron(int Groups, NeuronModules Modules);
