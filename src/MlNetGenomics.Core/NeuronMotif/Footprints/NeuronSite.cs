using MlNetGenomics.Sequences;

namespace MlNetGenomics.NeuronMotif.Footprints;

/// <summary>A stretch of a genome that activates a neuron.</summary>
/// <param name="Place">Where it lies, as wide as the neuron sees.</param>
/// <param name="Codes">Its base codes, in the direction in which the neuron reads it.</param>
/// <param name="Activation">How much it does; positive.</param>
public sealed record NeuronSite(GenomicInterval Place, byte[] Codes, float Activation);
