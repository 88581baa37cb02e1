using MlNetGenomics.Interpretation.Mutagenesis;

namespace MlNetGenomics.Reports;

/// <summary>A sequence with what mutations do to it, for a page.</summary>
/// <param name="Name">Name of the sequence.</param>
/// <param name="Codes">Base codes of the positions that were mutated, [W].</param>
/// <param name="First">The first of these positions, from 0.</param>
/// <param name="Profile">What mutations do.</param>
public sealed record MutagenesisSequence(string Name, byte[] Codes, int First, MutagenesisProfile Profile);
