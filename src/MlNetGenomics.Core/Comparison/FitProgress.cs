using MlNetGenomics.Training;

namespace MlNetGenomics.Comparison;

/// <summary>Turns a candidate's fits, and the epochs within them, into shares of a whole comparison.</summary>
/// <param name="target">Told of it, or null.</param>
/// <param name="fits">Fits of the comparison.</param>
/// <param name="done">Fits of it that are done.</param>
internal sealed class FitProgress(IProgress<ComparisonProgress>? target, double fits, int done) : IProgress<TrainingProgress>
{
    private readonly Lock _lock = new();
    private string _candidate = "";
    private string _split = "";
    private double _share;

    /// <summary>What a fit reports its epochs to; null where nobody listens.</summary>
    public IProgress<TrainingProgress>? ForEpochs => target is null ? null : this;

    /// <summary>A fit begins.</summary>
    public void Begin(string candidate, string split)
    {
        (_candidate, _split, _share) = (candidate, split, 0);
        Report();
    }

    /// <summary>The fit is done.</summary>
    public void End()
    {
        done++;
        _share = 0;
        Report();
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        lock (_lock)
        {
            // A fit may train several models; the bar does not go back.
            _share = Math.Max(_share, (double)value.Epoch / value.Epochs);
            Report();
        }
    }

    private void Report() => target?.Report(new ComparisonProgress(_candidate, _split, (done + _share) / fits));
}
