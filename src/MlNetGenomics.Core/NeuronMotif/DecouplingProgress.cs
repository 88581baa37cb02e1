namespace MlNetGenomics.NeuronMotif;

/// <summary>How far the decoupling of a network's neurons has come.</summary>
/// <param name="Layer">The layer at work.</param>
/// <param name="Done">Neurons that are ready, for the number of groups that is worked on.</param>
/// <param name="Count">Neurons of the layer to do.</param>
public readonly record struct DecouplingProgress(NeuronLayer Layer, int Done, int Count);
