using System.Globalization;
using MlNetGenomics.Training;

namespace MlNetGenomics.Comparison;

/// <summary>Fits several candidates to the same data and scores them on the same data.</summary>
public static class ModelComparison
{
    /// <summary>
    /// Runs all candidates on the first split, then all that are left on the second, and so on, one fit after the other, each
    /// on all threads. A candidate that fails is left out from there on, and says why in its result; the others go on.
    /// </summary>
    /// <param name="candidates">The candidates, with different names.</param>
    /// <param name="goal">What is predicted.</param>
    /// <param name="splits">What each is fitted to and judged by.</param>
    /// <param name="settings">Time, and who is left out; null for everything.</param>
    /// <param name="control">Threads and cancellation; its own progress and checkpoint are not used.</param>
    /// <param name="progress">Told how far it is; null for nobody.</param>
    /// <exception cref="ArgumentException">There is no candidate or split, or two candidates share a name.</exception>
    /// <exception cref="GenomicsException">A setting is out of range.</exception>
    /// <exception cref="OperationCanceledException">
    /// Cancelled; <see cref="ComparisonSettings.Stop"/> ends it with a result instead.
    /// </exception>
    public static ComparisonResult Run(
        IReadOnlyList<IModelCandidate> candidates,
        ComparisonGoal goal,
        IReadOnlyList<ComparisonSplit> splits,
        ComparisonSettings? settings = null,
        TrainingControl? control = null,
        IProgress<ComparisonProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(goal);
        ArgumentNullException.ThrowIfNull(splits);
        ArgumentOutOfRangeException.ThrowIfZero(candidates.Count, nameof(candidates));
        ArgumentOutOfRangeException.ThrowIfZero(splits.Count, nameof(splits));
        if (candidates.Select(candidate => candidate.Name).Distinct().Count() < candidates.Count)
            throw new ArgumentException("two candidates share a name", nameof(candidates));
        settings ??= ComparisonSettings.Full;
        settings.Validate();
        settings = settings with { Metric = settings.Metric ?? ComparisonMetric.For(goal)[0] };
        var plan = (control ?? new TrainingControl()) with { CheckpointPath = null, Progress = null };
        return new Rounds(candidates, goal, splits, settings, plan, progress).Run();
    }

    /// <summary>Fits a candidate to all sequences, as the best one is in the end.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="goal">What is predicted.</param>
    /// <param name="data">All sequences.</param>
    /// <param name="groups">Group of each sequence, or null.</param>
    /// <param name="seed">Seed of the fit.</param>
    /// <param name="control">Threads, progress, cancellation.</param>
    /// <exception cref="GenomicsException">It cannot be fitted.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IFittedCandidate Refit(
        IModelCandidate candidate,
        ComparisonGoal goal,
        ITrainingData data,
        IReadOnlyList<string>? groups,
        long seed,
        TrainingControl? control = null)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return candidate.Fit(new CandidateTask(goal, data, null, groups, seed, control ?? new TrainingControl()));
    }

    /// <summary>A comparison that runs.</summary>
    private sealed class Rounds(
        IReadOnlyList<IModelCandidate> candidates,
        ComparisonGoal goal,
        IReadOnlyList<ComparisonSplit> splits,
        ComparisonSettings settings,
        TrainingControl control,
        IProgress<ComparisonProgress>? progress)
    {
        private readonly ComparisonEntry[] _entries = [.. candidates.Select(candidate => new ComparisonEntry(candidate))];
        private readonly ComparisonBudget _budget = new(settings);
        private readonly FitProgress _progress = new(progress);
        private ComparisonEnding _ending;

        public ComparisonResult Run()
        {
            for (int round = 0; round < splits.Count && _ending == ComparisonEnding.Completed; round++)
            {
                RunRound(round);
                if (settings.DiscardBelow is { } share && round + 1 < splits.Count)
                    Discard(share, round + 1);
            }
            return new ComparisonResult(goal, splits, [.. _entries.Select(entry => entry.ToResult())], _ending);
        }

        private void RunRound(int round)
        {
            ComparisonEntry[] running = [.. _entries.Where(entry => entry.IsRunning)];
            for (int i = 0; i < running.Length; i++)
            {
                control.Cancellation.ThrowIfCancellationRequested();
                TimeSpan? available = _budget.Available(running);
                if (settings.Stop.IsCancellationRequested)
                    _ending = ComparisonEnding.Stopped;
                else if (ComparisonBudget.IsOver(available, running[i]))
                    _ending = ComparisonEnding.OutOfTime;
                if (_ending != ComparisonEnding.Completed)
                    return;
                double share = 1.0 / (splits.Count * running.Length);
                _progress.Begin(running[i].Name, splits[round].Name, (round * running.Length + i) * share, share);
                bool isHalf = round == 0 && i + 1 < running.Length;
                using CancellationTokenSource time = _budget.ForFit(available, isHalf);
                Fit(running[i], splits[round], time.Token, mayLeave: isHalf);
            }
        }

        private void Fit(ComparisonEntry entry, ComparisonSplit split, CancellationToken time, bool mayLeave)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(control.Cancellation, settings.Stop, time);
            TrainingControl own = control with { Progress = _progress.ForEpochs, Cancellation = either.Token };
            try
            {
                CandidateRun run = CandidateFit.Run(entry.Candidate, goal, split, own, settings.Clock);
                entry.Runs.Add(entry.Runs.Count == 0 ? run : run with { Fitted = null });
                _progress.End(run);
            }
            catch (OperationCanceledException) when (!control.Cancellation.IsCancellationRequested)
            {
                if (settings.Stop.IsCancellationRequested)
                    _ending = ComparisonEnding.Stopped;
                else if (mayLeave)
                    Leave(entry, CandidateOutcome.TooSlow, $"{split.Name}: took more than half of the time that was left");
                else
                    _ending = ComparisonEnding.OutOfTime;
            }
            catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
            {
                // Candidates may be a user's own, so any of their errors is only theirs.
                Leave(entry, CandidateOutcome.Failed, $"{split.Name}: {e.Message.ReplaceLineEndings(" ")}");
            }
        }

        private void Leave(ComparisonEntry entry, CandidateOutcome outcome, string note)
        {
            entry.End(outcome, note);
            _progress.LeaveOut(entry.ToResult());
        }

        private void Discard(double share, int round)
        {
            ComparisonMetric metric = settings.Metric!;
            ComparisonEntry[] running = [.. _entries.Where(entry => entry.IsRunning && entry.Runs.Count == round)];
            if (running.Length < 2)
                return;
            ComparisonEntry best = running.MaxBy(entry => metric.Merit(entry.Runs))!;
            var bootstrap = new SequenceBootstrap(goal, metric, splits[0].Seed);
            foreach (ComparisonEntry entry in running.Where(entry => entry != best))
            {
                double chance = bootstrap.ChanceAsGood(entry.Runs, best.Runs);
                if (chance < share)
                {
                    Leave(entry, CandidateOutcome.Discarded, string.Create(
                        CultureInfo.InvariantCulture,
                        $"after {round} of {splits.Count} fits: chance to be as good as the best {chance:0.###}"));
                }
            }
        }
    }
}
