using System.Collections.Concurrent;
using System.Globalization;
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
        string loss = string.Create(CultureInfo.InvariantCulture, $"loss {Shown(value.Loss):0.0000}");
        target.Report(new WorkProgress(done, $"{job}epoch {value.Epoch}/{value.Epochs}, {loss}"));
    }

    /// <summary>That of the validation set, where there is one: by it an epoch is judged.</summary>
    private static double Shown(EpochLoss loss) => double.IsNaN(loss.Validation) ? loss.Training : loss.Validation;
}
