using System.Globalization;

namespace MlNetGenomics.NeuronMotif.Syntax;

/// <summary>
/// Bases between two neighbouring motifs, over the modules that have both: the same number for hard syntax, a range for
/// soft syntax. Negative where motifs share columns.
/// </summary>
/// <param name="Least">The smallest gap.</param>
/// <param name="Greatest">The greatest.</param>
/// <param name="Mean">Mean over the modules.</param>
/// <param name="ModuleCount">Number of modules that have both motifs.</param>
public readonly record struct GapRange(int Least, int Greatest, double Mean, int ModuleCount)
{
    /// <summary>How much the gap varies: 0 for hard syntax.</summary>
    public int Flexibility => Greatest - Least;

    /// <summary>The range of some gaps, one or more.</summary>
    internal static GapRange Of(IReadOnlyCollection<int> gaps) =>
        new(gaps.Min(), gaps.Max(), gaps.Average(), gaps.Count);

    /// <summary>6 bp, 5–15 bp, or -2 to 8 bp.</summary>
    public override string ToString()
    {
        string least = Least.ToString(CultureInfo.InvariantCulture);
        string greatest = Greatest.ToString(CultureInfo.InvariantCulture);
        return Flexibility == 0 ? $"{least} bp" : Least < 0 ? $"{least} to {greatest} bp" : $"{least}–{greatest} bp";
    }
}
