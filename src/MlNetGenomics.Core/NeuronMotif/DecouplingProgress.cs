namespace MlNetGenomics.NeuronMotif;

/// <summary>How far the decoupling of a network's neurons has come.</summary>
/// <param name="Layer">The layer at work.</param>
/// <param name="Groups">P, groups of motifs that move on their own, that its neurons are being taken apart for.</param>
/// <param name="Done">Neurons that are done for this P.</param>
/// <param name="Count">Neurons of the layer to do.</param>
public readonly record struct DecouplingProgress(NeuronLayer Layer, int Groups, int Done, int Count);
