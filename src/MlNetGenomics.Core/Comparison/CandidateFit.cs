using MlNetGenomics.Training;

namespace MlNetGenomics.Comparison;

/// <summary>Fits a candidate to a split and scores it.</summary>
internal static class CandidateFit
{
    /// <summary>Fits it.</summary>
    /// <exception cref="GenomicsException">Its predictions are not as many as there are labels, or not numbers.</exception>
    public static CandidateRun Run(
        IModelCandidate candidate, ComparisonGoal goal, ComparisonSplit split, TrainingControl control, TimeProvider clock)
    {
        long start = clock.GetTimestamp();
        IFittedCandidate fitted = candidate.Fit(
            new CandidateTask(goal, split.Training, split.Validation, split.Groups, split.Seed, control));
        float[] predictions = fitted.Predict(split.Test, control with { Progress = null });
        double seconds = clock.GetElapsedTime(start).TotalSeconds;
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
            predictions,
            seconds)
        {
            Fitted = fitted,
        };
    }
}
