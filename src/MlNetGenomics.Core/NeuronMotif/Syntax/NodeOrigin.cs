namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>Where in a network a motif or combination of motifs first occurs.</summary>
/// <param name="Node">The node of a syntax tree.</param>
/// <param name="Layer">Number of the layer, from 1.</param>
/// <param name="Neurons">
/// Neurons of that layer that have all of the node's motifs; none where the node is new in the tree's own layer.
/// </param>
public sealed record NodeOrigin(SyntaxNode Node, int Layer, IReadOnlyList<string> Neurons);
