using MlNetGenomics.Motifs;

namespace MlNetGenomics.Simulation;

/// <summary>A motif somewhere in a sequence.</summary>
/// <param name="Motif">The motif.</param>
/// <param name="Start">First base, from 0.</param>
/// <param name="IsReverse">Whether it is on the reverse strand.</param>
internal readonly record struct PlacedMotif(PositionProbabilityMatrix Motif, int Start, bool IsReverse)
{
    /// <summary>One past the last base.</summary>
    public int End => Start + Motif.Width;

    /// <summary>The same site as the other strand of a sequence has it.</summary>
    public PlacedMotif OnOtherStrand(int length) => new(Motif, length - End, !IsReverse);

    /// <summary>Some sites as the other strand has them, in its order.</summary>
    public static PlacedMotif[] OnOtherStrand(ReadOnlySpan<PlacedMotif> sites, int length)
    {
        var other = new PlacedMotif[sites.Length];
        for (int i = 0; i < sites.Length; i++)
            other[^(i + 1)] = sites[i].OnOtherStrand(length);
        return other;
    }
}
