namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>A dictionary's motif in one of its orientations: what the syntax of modules is written in.</summary>
/// <param name="Motif">Number in the dictionary, from 0.</param>
/// <param name="ReverseComplement">Whether it is the motif's reverse complement.</param>
public readonly record struct OrientedMotif(int Motif, bool ReverseComplement);
