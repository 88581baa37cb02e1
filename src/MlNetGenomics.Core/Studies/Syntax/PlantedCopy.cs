namespace MlNetGenomics.Studies.Syntax;

/// <summary>A planted motif as a module has it.</summary>
/// <param name="Element">Number of the motif in the grammar, from 0.</param>
/// <param name="Start">Column of the module on which the motif's first column lies; may lie outside where only a part shows.</param>
/// <param name="Width">Columns of the motif.</param>
/// <param name="ReverseComplement">Whether the module has the motif's reverse complement.</param>
/// <param name="Correlation">Mean correlation of the columns that lie on each other.</param>
/// <param name="Columns">Number of these.</param>
public readonly record struct PlantedCopy(
    int Element, int Start, int Width, bool ReverseComplement, double Correlation, int Columns)
{
    /// <summary>The column after the last one.</summary>
    public int End => Start + Width;
}
