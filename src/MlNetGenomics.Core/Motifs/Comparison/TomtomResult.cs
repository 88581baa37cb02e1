namespace MlNetGenomics.Motifs.Comparison;

/// <summary>What was found for one query motif.</summary>
/// <param name="QueryIndex">Number of the query, from 0.</param>
/// <param name="Query">The query.</param>
/// <param name="Matches">
/// Targets within the settings' thresholds, the smallest p-value first; of equal ones the one that comes first in the
/// database.
/// </param>
public sealed record TomtomResult(
    int QueryIndex, PositionProbabilityMatrix Query, IReadOnlyList<TomtomMatch> Matches)
{
    /// <summary>The match of the smallest p-value, or null where there is none within the thresholds.</summary>
    public TomtomMatch? Best => Matches.Count > 0 ? Matches[0] : null;
}
