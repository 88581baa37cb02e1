using MlNetGenomics.Motifs;

namespace MlNetGenomics.NeuronMotif;

/// <summary>
/// A cis-regulatory module that a neuron detects: one kind of the sequences that activate it, aligned base by base. (Wei et
/// al. 2023, doi:10.1073/pnas.2216698120: what decoupling a neuron gives.)
/// </summary>
/// <param name="Name">Its name, without white space: of the neuron, and which of the neuron's modules it is.</param>
/// <param name="Motif">
/// Share of each base at each position of the neuron's receptive field; as wide as that.
/// </param>
/// <param name="SequenceCount">Sampled sequences of the module; 1 or more.</param>
/// <param name="GreatestActivation">The neuron's activation by the module's best sequence; positive.</param>
/// <param name="ConsensusActivation">The neuron's activation by the most frequent base at each position.</param>
public sealed record NeuronModule(string Name, PositionProbabilityMatrix Motif, int SequenceCount, double GreatestActivation, double ConsensusActivation);
