using System.Collections.Concurrent;
using MlNetGenomics.Training;

namespace MlNetGenomics.Cli.Running;

/// <summary>
/// Turns the epochs of one or more training runs, which may run side by side, into one share done.
/// </summary>
internal sealed class TrainingReporter(IProgress<WorkProgress> target, int runs) : IProgress<TrainingProgress>
{
    private readonly ConcurrentDictionary<string, double> _shares = new();

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        // A checkpoint that was finished reports nothing, so the bar may end short of its end.
        _shares[value.Job] = (double)value.Epoch / value.Epochs;
        double done = Math.Min(1, _shares.Values.Sum() / runs);
        string job = value.Job.Length == 0 ? "" : $"{value.Job}, ";
        target.Report(new WorkProgress(done, $"{job}epoch {value.Epoch}/{value.Epochs}"));
    }
}
