namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>Two motifs or combinations beside each other.</summary>
/// <param name="Left">The left one.</param>
/// <param name="Right">The right one.</param>
/// <param name="Gap">Bases between the rightmost motif of the left one and the leftmost of the right one.</param>
public sealed record SyntaxBranch(SyntaxNode Left, SyntaxNode Right, GapRange Gap)
    : SyntaxNode(Left.FirstLeaf, Left.LeafCount + Right.LeafCount);
