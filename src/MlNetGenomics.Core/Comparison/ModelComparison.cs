using MlNetGenomics.Training;

namespace MlNetGenomics.Comparison;

/// <summary>Fits several candidates to the same data and scores them on the same data.</summary>
public static class ModelComparison
{
    /// <summary>
    /// Runs all candidates on all splits, one fit after the other, each on all threads. A candidate that fails is left
    /// out from there on, and says why in its result; the others go on.
    /// </summary>
    /// <param name="candidates">The candidates, with different names.</param>
    /// <param name="goal">What is predicted.</param>
    /// <param name="splits">What each is fitted to and judged by.</param>
    /// <param name="control">Threads and cancellation; its own progress and checkpoint are not used.</param>
    /// <param name="progress">Told how far it is; null for nobody.</param>
    /// <exception cref="ArgumentException">There is no candidate or split, or two candidates share a name.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ComparisonResult Run(
        IReadOnlyList<IModelCandidate> candidates,
        ComparisonGoal goal,
        IReadOnlyList<ComparisonSplit> splits,
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
        var plan = (control ?? new TrainingControl()) with { CheckpointPath = null, Progress = null };
        double fits = (double)candidates.Count * splits.Count;
        var results = new List<CandidateResult>();
        foreach (IModelCandidate candidate in candidates)
            results.Add(RunCandidate(candidate, goal, splits, plan, new FitProgress(progress, fits, results.Count * splits.Count)));
        return new ComparisonResult(goal, splits, results);
    }

    private static CandidateResult RunCandidate(
        IModelCandidate candidate,
        ComparisonGoal goal,
        IReadOnlyList<ComparisonSplit> splits,
        TrainingControl control,
        FitProgress progress)
    {
        var runs = new List<CandidateRun>();
        foreach (ComparisonSplit split in splits)
        {
            control.Cancellation.ThrowIfCancellationRequested();
            progress.Begin(candidate.Name, split.Name);
            try
            {
                runs.Add(RunSplit(candidate, goal, split, control with { Progress = progress.ForEpochs }));
            }
            catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
            {
                // Candidates may be a user's own, so any of their errors is only theirs.
                return new CandidateResult(candidate.Name, runs, $"{split.Name}: {e.Message.ReplaceLineEndings(" ")}");
            }
            progress.End();
        }
        return new CandidateResult(candidate.Name, runs, null);
    }

    private static CandidateRun RunSplit(
        IModelCandidate candidate, ComparisonGoal goal, ComparisonSplit split, TrainingControl control)
    {
        IFittedCandidate fitted = candidate.Fit(
            new CandidateTask(goal, split.Training, split.Validation, split.Groups, split.Seed, control));
        float[] predictions = fitted.Predict(split.Test, control with { Progress = null });
        float[] labels = SequenceRows.LabelsOf(split.Test);
        if (predictions.Length != labels.Length)
            throw new GenomicsException($"{predictions.Length} predictions, expected {labels.Length}");
        if (Array.FindIndex(predictions, value => !float.IsFinite(value)) is >= 0 and int at)
        {
            throw new GenomicsException(
                $"the prediction for {split.Test.NameOf(at / goal.Tasks.Count)} is not a finite number");
        }
        return new CandidateRun(
            split,
            TaskScores.Of(goal.Tasks, labels, predictions, goal.Transform, goal.AreClasses),
            fitted.Choice,
            predictions);
    }
}
