using MlNetGenomics.Comparison;

namespace MlNetGenomics.Cli.Running;

/// <summary>Shows how far a comparison is, and takes the time of its candidates.</summary>
internal sealed class ComparisonReporter(CommandRun run, IProgress<WorkProgress>? target) : IProgress<ComparisonProgress>
{
    private readonly Dictionary<string, (double Start, double End)> _times = [];

    /// <inheritdoc/>
    public void Report(ComparisonProgress value)
    {
        double now = run.Seconds;
        _times[value.Candidate] = (_times.TryGetValue(value.Candidate, out var time) ? time.Start : now, now);
        target?.Report(new WorkProgress(Math.Min(1, value.Done), $"{value.Candidate}, {value.Split}"));
    }

    /// <summary>Seconds that a candidate's fits took.</summary>
    public double SecondsOf(string candidate) => _times.TryGetValue(candidate, out var time) ? time.End - time.Start : 0;
}
