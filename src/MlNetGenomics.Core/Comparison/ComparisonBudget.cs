namespace MlNetGenomics.Comparison;

/// <summary>The time that a comparison has.</summary>
internal sealed class ComparisonBudget
{
    // More time than any timer takes.
    private static readonly TimeSpan Endless = TimeSpan.FromDays(40);

    private readonly ComparisonSettings _settings;
    private readonly long _start;

    public ComparisonBudget(ComparisonSettings settings)
    {
        _settings = settings;
        _start = settings.Clock.GetTimestamp();
    }

    /// <summary>Time left for fits beside the one that is kept for the best candidate; null where there is no limit.</summary>
    /// <param name="running">The candidates that are not left out.</param>
    public TimeSpan? Available(IReadOnlyList<ComparisonEntry> running)
    {
        if (_settings.Budget is not { } budget)
            return null;
        TimeSpan left = budget - _settings.Clock.GetElapsedTime(_start);
        return Best(running) is { Runs: [.., var last] } ? left - TimeSpan.FromSeconds(RefitSeconds(last)) : left;
    }

    /// <summary>Whether there is no time for a fit, as far as can be said before it.</summary>
    public static bool IsOver(TimeSpan? available, ComparisonEntry entry) => available is { } time &&
        (time <= TimeSpan.Zero || (entry.Runs is [.., var last] && last.Seconds > time.TotalSeconds));

    /// <summary>Ends with the time that a fit may take: the first of a candidate half of it while others wait.</summary>
    public CancellationTokenSource ForFit(TimeSpan? available, bool isHalf) =>
        new(available is { } time ? (isHalf ? time / 2 : time) : Endless, _settings.Clock);

    /// <summary>The best of those that were fitted to most splits.</summary>
    private ComparisonEntry? Best(IReadOnlyList<ComparisonEntry> running)
    {
        ComparisonMetric metric = _settings.Metric!;
        return running.Where(entry => entry.Runs.Count > 0)
            .OrderByDescending(entry => entry.Runs.Count)
            .ThenByDescending(entry => metric.Merit(entry.Runs))
            .FirstOrDefault();
    }

    /// <summary>About how long a fit to all folds takes, where one to all but one took as long as this; 0 without folds.</summary>
    private static double RefitSeconds(CandidateRun run)
    {
        double trained = run.Split.Training.Count;
        return run.Split.Fold == 0 ? 0 : run.Seconds * (trained + run.Split.Test.Count) / trained;
    }
}
