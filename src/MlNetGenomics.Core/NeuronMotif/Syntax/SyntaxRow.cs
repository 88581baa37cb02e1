namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>A module's row of the truth table.</summary>
/// <param name="Module">The module.</param>
/// <param name="Leaves">For each leaf the module's motif there, or null where it has none.</param>
public sealed record SyntaxRow(NeuronModule Module, IReadOnlyList<MotifPlacement?> Leaves)
{
    /// <summary>Whether the module has a leaf.</summary>
    /// <param name="leaf">Number of the leaf, from 0.</param>
    public bool Has(int leaf) => Leaves[leaf] is not null;
}
