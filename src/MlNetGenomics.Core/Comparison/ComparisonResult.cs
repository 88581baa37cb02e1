namespace MlNetGenomics.Comparison;

/// <summary>Outcome of a comparison.</summary>
/// <param name="Goal">What was predicted.</param>
/// <param name="Splits">What every candidate was to be fitted to and judged by.</param>
/// <param name="Candidates">The candidates, in the order given.</param>
/// <param name="Ending">Why it ended.</param>
public sealed record ComparisonResult(
    ComparisonGoal Goal,
    IReadOnlyList<ComparisonSplit> Splits,
    IReadOnlyList<CandidateResult> Candidates,
    ComparisonEnding Ending = ComparisonEnding.Completed)
{
    /// <summary>
    /// Number of splits that all candidates which finished were fitted to: all of them, unless the comparison ended early.
    /// Only these count, so that all are judged by the same sequences.
    /// </summary>
    public int Rounds => Candidates.Where(one => one.Outcome == CandidateOutcome.Finished)
        .Select(one => one.Runs.Count).DefaultIfEmpty(0).Min();
}
