using System.Collections.Immutable;

namespace MlNetGenomics.NeuronMotif;

/// <summary>The modules of a layer's neurons.</summary>
/// <param name="Groups">P, groups of motifs that move on their own, that the neurons were taken apart for.</param>
/// <param name="Test">The consensus test; where it does not hold, P is the most that was allowed.</param>
/// <param name="Neurons">The neurons, in the order in which they were given.</param>
public sealed record LayerModules(int Groups, ConsensusTest Test, ImmutableArray<NeuronModules> Neurons);
