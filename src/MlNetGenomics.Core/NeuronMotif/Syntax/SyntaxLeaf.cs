using MlNetGenomics.Motifs;

namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>A motif of the dictionary at its place in the order of motifs.</summary>
/// <param name="Position">Number of the leaf, from 0 on the left.</param>
/// <param name="Motif">Which motif, and in which orientation.</param>
/// <param name="Matrix">The motif as the dictionary has it.</param>
public sealed record SyntaxLeaf(int Position, OrientedMotif Motif, PositionProbabilityMatrix Matrix)
    : SyntaxNode(Position, 1)
{
    /// <summary>The motif as modules have it.</summary>
    public PositionProbabilityMatrix OrientedMatrix => Motif.ReverseComplement ? Matrix.ReverseComplement() : Matrix;
}
