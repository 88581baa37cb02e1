using MlNetGenomics.Comparison;

namespace MlNetGenomics.Cli.Running;

/// <summary>Shows how far a comparison is.</summary>
internal sealed class ComparisonReporter(IProgress<WorkProgress>? target) : IProgress<ComparisonProgress>
{
    /// <inheritdoc/>
    public void Report(ComparisonProgress value) =>
        target?.Report(new WorkProgress(Math.Min(1, value.Done), $"{value.Candidate}, {value.Split}"));
}
