namespace MlNetGenomics.Simulation;

/// <summary>Where a motif was planted.</summary>
/// <param name="Sequence">Index of the sequence, from 0.</param>
/// <param name="Start">First base, from 0.</param>
/// <param name="End">One past the last base.</param>
/// <param name="Motif">Index of the motif, from 0.</param>
/// <param name="IsReverse">Whether the site is on the reverse strand.</param>
public readonly record struct PlantedSite(int Sequence, int Start, int End, int Motif, bool IsReverse);
