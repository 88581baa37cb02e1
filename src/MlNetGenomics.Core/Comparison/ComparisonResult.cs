namespace MlNetGenomics.Comparison;

/// <summary>Outcome of a comparison.</summary>
/// <param name="Goal">What was predicted.</param>
/// <param name="Splits">What every candidate was fitted to and judged by.</param>
/// <param name="Candidates">The candidates, in the order given.</param>
public sealed record ComparisonResult(
    ComparisonGoal Goal, IReadOnlyList<ComparisonSplit> Splits, IReadOnlyList<CandidateResult> Candidates);
