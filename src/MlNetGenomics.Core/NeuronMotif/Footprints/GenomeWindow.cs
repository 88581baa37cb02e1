using MlNetGenomics.Sequences;

namespace MlNetGenomics.NeuronMotif.Footprints;

/// <summary>Bases of a stretch of a genome.</summary>
/// <param name="Place">Where it lies.</param>
/// <param name="Codes">Base codes, a base each of the stretch; of its reverse strand where the place says so.</param>
public readonly record struct GenomeWindow(GenomicInterval Place, byte[] Codes);
