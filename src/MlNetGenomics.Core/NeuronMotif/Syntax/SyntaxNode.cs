namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>A motif, or a combination of motifs, in a neuron's syntax.</summary>
/// <param name="FirstLeaf">Number of its leftmost leaf, from 0.</param>
/// <param name="LeafCount">Number of its leaves.</param>
public abstract record SyntaxNode(int FirstLeaf, int LeafCount);
