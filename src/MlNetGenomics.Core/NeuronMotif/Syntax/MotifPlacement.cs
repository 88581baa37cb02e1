namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>A dictionary's motif in a module.</summary>
/// <param name="Motif">Which, and in which orientation.</param>
/// <param name="Start">
/// Column of the module, from 0, under the first column of the motif as it is oriented; negative where the motif begins
/// before the module.
/// </param>
/// <param name="Width">Number of columns of the motif.</param>
public readonly record struct MotifPlacement(OrientedMotif Motif, int Start, int Width)
{
    /// <summary>The column after the last one.</summary>
    public int End => Start + Width;

    /// <summary>
    /// Those of some placements that lie beside each other: one that shares over half of its columns with one before it
    /// is another name for the same.
    /// </summary>
    /// <param name="placements">Placements, those that come before others first.</param>
    internal static List<MotifPlacement> SideBySide(IEnumerable<MotifPlacement> placements)
    {
        var beside = new List<MotifPlacement>();
        foreach (MotifPlacement next in placements)
        {
            if (beside.All(other => 2 * next.OverlapWith(other) <= Math.Min(next.Width, other.Width)))
                beside.Add(next);
        }
        return beside;
    }

    /// <summary>Number of columns that it has in common with another one.</summary>
    private int OverlapWith(MotifPlacement other) =>
        Math.Max(0, Math.Min(End, other.End) - Math.Max(Start, other.Start));
}
