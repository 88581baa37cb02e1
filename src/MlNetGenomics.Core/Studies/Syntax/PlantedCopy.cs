namespace MlNetGenomics.Studies.Syntax;

/// <summary>A planted motif as a module has it.</summary>
/// <param name="Element">Number of the motif in the grammar, from 0.</param>
/// <param name="Start">Column of the module on which the motif's first column lies; may lie outside where only a part shows.</param>
/// <param name="Width">Columns of the motif.</param>
/// <param name="ReverseComplement">Whether the module has the motif's reverse complement.</param>
/// <param name="Bits">Log-odds of the segment's bases, on average, under the motif against a uniform background, in bits.</param>
/// <param name="Share">Share of the most that columns as clear as those that lie on each other could give.</param>
public readonly record struct PlantedCopy(
    int Element, int Start, int Width, bool ReverseComplement, double Bits, double Share)
{
    /// <summary>
    /// Whether the motif read the other way round fits the same place nearly as well: a palindrome has no orientation.
    /// </summary>
    public bool IsEitherWay { get; init; }

    /// <summary>Whether it may be a motif in an orientation.</summary>
    /// <param name="element">Number of the motif in the grammar, from 0.</param>
    /// <param name="reverseComplement">Whether its reverse complement is meant.</param>
    public bool Is(int element, bool reverseComplement) =>
        Element == element && (IsEitherWay || ReverseComplement == reverseComplement);

    /// <summary>The column after the last one.</summary>
    public int End => Start + Width;
}
