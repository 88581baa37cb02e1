using MlNetGenomics.Motifs;

namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>The motifs of one neuron of a network, for comparison with those of other neurons.</summary>
/// <param name="Layer">Number of the neuron's layer, from 1 next to the sequence.</param>
/// <param name="Neuron">Its name.</param>
/// <param name="Motifs">Its motifs; may be none.</param>
public sealed record NeuronDictionary(int Layer, string Neuron, IReadOnlyList<PositionProbabilityMatrix> Motifs);
