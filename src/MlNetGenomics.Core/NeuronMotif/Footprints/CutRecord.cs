namespace MlNetGenomics.NeuronMotif.Footprints;

/// <summary>Cuts of bases next to each other.</summary>
/// <param name="Sequence">Name of the chromosome.</param>
/// <param name="Start">First base, from 0.</param>
/// <param name="End">One past the last base.</param>
/// <param name="Count">Cuts at each of them; 0 or more.</param>
/// <param name="Line">Number of the line, from 1.</param>
public readonly record struct CutRecord(string Sequence, long Start, long End, double Count, int Line);
