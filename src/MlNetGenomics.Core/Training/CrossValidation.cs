using MlNetGenomics.Kernels;
using MlNetGenomics.Sequences;

namespace MlNetGenomics.Training;

/// <summary>
/// k-fold cross-validation of any model that trains on sequences. Folds run side by side; scores are of
/// whole folds.
/// </summary>
public static class CrossValidation
{
    /// <summary>Trains and tests a model on each fold.</summary>
    /// <param name="sequences">All sequences.</param>
    /// <param name="labels">One label a sequence, before any transform.</param>
    /// <param name="foldOfSequence">Fold of each sequence, 0 .. folds - 1 (see <see cref="KFold"/>).</param>
    /// <param name="transform">Scale that the model trains on and predicts.</param>
    /// <param name="train">Trains on a fold's training part and predicts its test part; called from several threads.</param>
    /// <param name="control">Threads, progress and cancellation; a checkpoint path gets the fold's number added.</param>
    /// <exception cref="GenomicsException">Labels are unusable; see <see cref="Labels.Transform"/>.</exception>
    public static CrossValidationResult Run(
        SequenceSet sequences,
        float[] labels,
        int[] foldOfSequence,
        LabelTransform transform,
        Func<FoldTask, FoldFit> train,
        TrainingControl? control = null)
    {
        ArgumentNullException.ThrowIfNull(train);
        control ??= new TrainingControl();
        Labels.Transform(labels, sequences, transform);
        int folds = foldOfSequence.Max() + 1;
        int threads = control.Threads > 0 ? control.Threads : ParallelLoop.DefaultThreads;
        int threadsWithin = Math.Max(1, threads / folds);
        var results = new FoldResult[folds];
        var predictions = new float[sequences.Count];
        ParallelLoop.For(
            folds,
            threads,
            fold =>
            {
                int[] test = [.. Where(foldOfSequence, f => f == fold)];
                int[] training = [.. Where(foldOfSequence, f => f != fold)];
                FoldFit fit = train(new FoldTask(
                    fold,
                    sequences.Subset(training),
                    [.. training.Select(i => labels[i])],
                    sequences.Subset(test),
                    control with
                    {
                        Threads = threadsWithin,
                        Job = $"{control.Job} fold {fold + 1}".Trim(),
                        CheckpointPath = control.CheckpointPath is { } path ? $"{path}.fold{fold + 1}" : null,
                    }));
                for (int i = 0; i < test.Length; i++)
                    predictions[test[i]] = fit.Predictions[i];
                var scores = LabelScaleScores.Of([.. test.Select(i => labels[i])], fit.Predictions, transform);
                results[fold] = new FoldResult(fold + 1, scores.Raw, scores.Log2, fit.History, fit.BestEpoch);
            },
            control.Cancellation);
        return new CrossValidationResult(transform, results, foldOfSequence, predictions);
    }

    private static IEnumerable<int> Where(int[] folds, Func<int, bool> isWanted) =>
        Enumerable.Range(0, folds.Length).Where(i => isWanted(folds[i]));
}
