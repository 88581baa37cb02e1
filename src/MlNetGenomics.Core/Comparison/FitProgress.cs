using MlNetGenomics.Training;

namespace MlNetGenomics.Comparison;

/// <summary>Turns fits, and the epochs within them, into shares of a whole comparison.</summary>
/// <param name="target">Told of it, or null.</param>
internal sealed class FitProgress(IProgress<ComparisonProgress>? target) : IProgress<TrainingProgress>
{
    private readonly Lock _lock = new();
    private string _candidate = "";
    private string _split = "";
    private double _from;
    private double _width;
    private double _share;

    /// <summary>What a fit reports its epochs to; null where nobody listens.</summary>
    public IProgress<TrainingProgress>? ForEpochs => target is null ? null : this;

    /// <summary>A fit begins.</summary>
    /// <param name="candidate">Of whom.</param>
    /// <param name="split">To what.</param>
    /// <param name="from">Share of the comparison that is done.</param>
    /// <param name="width">Share of the comparison that the fit is.</param>
    public void Begin(string candidate, string split, double from, double width)
    {
        (_candidate, _split, _from, _width, _share) = (candidate, split, from, width, 0);
        target?.Report(Now);
    }

    /// <summary>The fit is done.</summary>
    public void End(CandidateRun run)
    {
        _share = 1;
        target?.Report(Now with { Run = run });
    }

    /// <summary>A candidate is left out.</summary>
    public void LeaveOut(CandidateResult result) => target?.Report(Now with { Candidate = result.Name, LeftOut = result });

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        lock (_lock)
        {
            // A fit may train several models; the bar does not go back.
            _share = Math.Max(_share, (double)value.Epoch / value.Epochs);
            target?.Report(Now);
        }
    }

    private ComparisonProgress Now => new(_candidate, _split, _from + _width * _share);
}
