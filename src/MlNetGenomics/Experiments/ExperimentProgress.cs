using MlNetGenomics.Comparison;

namespace MlNetGenomics.Experiments;

/// <summary>Turns progress of a comparison into details of runs, and keeps them.</summary>
internal sealed class ExperimentProgress(IReadOnlyList<ComparisonMetric> metrics, IProgress<RunDetail>? target)
    : IProgress<ComparisonProgress>
{
    public List<RunDetail> Runs { get; } = [];

    public void Report(ComparisonProgress value)
    {
        if (value.Run is { } run)
            Add(new RunDetail(value.Candidate, run, metrics));
        if (value.LeftOut is { } leftOut)
            Add(new RunDetail(leftOut));
    }

    private void Add(RunDetail run)
    {
        Runs.Add(run);
        target?.Report(run);
    }
}
