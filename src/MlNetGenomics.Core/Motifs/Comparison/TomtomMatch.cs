namespace MlNetGenomics.Motifs.Comparison;

/// <summary>A target motif that a query was compared with, and how they lie on each other at best.</summary>
/// <param name="TargetIndex">Number of the target in the database, from 0.</param>
/// <param name="Target">The target as the database has it.</param>
/// <param name="Offset">
/// Position of the target, in the orientation of the match, on which the first query column lies; negative
/// where the query begins before the target.
/// </param>
/// <param name="Overlap">Number of columns that lie on each other.</param>
/// <param name="ReverseComplement">Whether it is the target's reverse complement that matches.</param>
/// <param name="PValue">
/// Chance that a random target of this width (columns drawn from the database) matches as well at any offset
/// and in any orientation that was tried.
/// </param>
/// <param name="EValue">Number of targets times the p-value: how many would match as well by chance.</param>
/// <param name="QValue">Least false discovery rate among this query's targets at which the match counts.</param>
public sealed record TomtomMatch(
    int TargetIndex,
    PositionProbabilityMatrix Target,
    int Offset,
    int Overlap,
    bool ReverseComplement,
    double PValue,
    double EValue,
    double QValue)
{
    /// <summary>The target in the orientation of the match.</summary>
    public PositionProbabilityMatrix OrientedTarget => ReverseComplement ? Target.ReverseComplement() : Target;
}
