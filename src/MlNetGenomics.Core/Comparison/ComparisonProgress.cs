namespace MlNetGenomics.Comparison;

/// <summary>How far a comparison is.</summary>
/// <param name="Candidate">Name of the candidate at hand.</param>
/// <param name="Split">Name of the split at hand.</param>
/// <param name="Done">Share of all fits done, 0 to 1, parts of a fit by its epochs.</param>
public readonly record struct ComparisonProgress(string Candidate, string Split, double Done)
{
    /// <summary>The fit that was just done; null where none was.</summary>
    public CandidateRun? Run { get; init; }

    /// <summary>The candidate that was just left out; null where none was.</summary>
    public CandidateResult? LeftOut { get; init; }
}
