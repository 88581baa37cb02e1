using MlNetGenomics.Sequences;
using MlNetGenomics.Training;

namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>Cross-validation and model selection for MuSeAM.</summary>
public static class MuseamCrossValidation
{
    /// <summary>Cross-validates one setting.</summary>
    /// <param name="sequences">All sequences, of one length.</param>
    /// <param name="labels">One label a sequence, before the settings' transform.</param>
    /// <param name="foldOfSequence">Fold of each sequence (see <see cref="KFold"/>).</param>
    /// <param name="settings">The setting; each fold draws a seed of its own from the setting's.</param>
    /// <param name="control">How to run; a checkpoint path gets the fold's number added.</param>
    /// <exception cref="GenomicsException">Data or settings are unusable.</exception>
    public static CrossValidationResult Run(
        SequenceSet sequences,
        float[] labels,
        int[] foldOfSequence,
        MuseamSettings settings,
        TrainingControl? control = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return CrossValidation.Run(
            sequences, labels, foldOfSequence, settings.LabelTransform, task => TrainFold(task, settings), control);
    }

    /// <summary>
    /// Cross-validates every candidate on the same folds; the one with the highest mean R2 is the best (the
    /// paper's model selection).
    /// </summary>
    public static MuseamSelection Select(
        SequenceSet sequences,
        float[] labels,
        int[] foldOfSequence,
        IReadOnlyList<MuseamSettings> candidates,
        TrainingControl? control = null)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentOutOfRangeException.ThrowIfZero(candidates.Count);
        control ??= new TrainingControl();
        var results = new List<CrossValidationResult>();
        for (int c = 0; c < candidates.Count; c++)
            results.Add(Run(sequences, labels, foldOfSequence, candidates[c], ForCandidate(control, c, candidates.Count)));
        return new MuseamSelection(candidates, results);
    }

    /// <summary>
    /// Nested cross-validation: in each outer fold the best candidate is chosen by an inner
    /// cross-validation of the training part alone, trained on that part, and tested on the outer fold, so
    /// that no choice has seen the data it is judged by.
    /// </summary>
    /// <param name="sequences">All sequences, of one length.</param>
    /// <param name="labels">One label a sequence.</param>
    /// <param name="foldOfSequence">Outer fold of each sequence.</param>
    /// <param name="candidates">Settings to choose from, all with the same label transform.</param>
    /// <param name="innerFolds">Folds of the inner cross-validation, 2 or more.</param>
    /// <param name="control">How to run; checkpoints are not kept.</param>
    /// <returns>The outer result, and the number of the candidate chosen in each outer fold.</returns>
    public static (CrossValidationResult Result, IReadOnlyList<int> Chosen) RunNested(
        SequenceSet sequences,
        float[] labels,
        int[] foldOfSequence,
        IReadOnlyList<MuseamSettings> candidates,
        int innerFolds,
        TrainingControl? control = null)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentOutOfRangeException.ThrowIfZero(candidates.Count);
        LabelTransform transform = candidates[0].LabelTransform;
        if (candidates.Any(candidate => candidate.LabelTransform != transform))
            throw new GenomicsException("the candidates of a nested cross-validation need one label transform");
        var chosen = new int[foldOfSequence.Max() + 1];
        control = (control ?? new TrainingControl()) with { CheckpointPath = null };
        CrossValidationResult result = CrossValidation.Run(
            sequences,
            labels,
            foldOfSequence,
            transform,
            task =>
            {
                int[] inner = KFold.Assign(task.Training.Count, innerFolds, KFold.SeedOf(candidates[0].Seed, task.Fold));
                MuseamSelection selection = Select(
                    task.Training, task.TrainingLabels, inner, candidates, task.Control);
                chosen[task.Fold] = selection.BestIndex;
                return TrainFold(task, selection.Best);
            },
            control);
        return (result, chosen);
    }

    private static FoldFit TrainFold(FoldTask task, MuseamSettings settings)
    {
        MuseamFit fit = MuseamTrainer.Train(
            task.Training, task.TrainingLabels, settings with { Seed = KFold.SeedOf(settings.Seed, task.Fold) }, task.Control);
        float[] predictions = new MuseamScorer(fit.Model).Predict(
            task.Test, task.Control.Threads, task.Control.Cancellation);
        return new FoldFit(predictions, fit.History, fit.BestEpoch);
    }

    private static TrainingControl ForCandidate(TrainingControl control, int candidate, int count)
    {
        if (count == 1)
            return control;
        return control with
        {
            Job = $"{control.Job} setting {candidate + 1}".Trim(),
            CheckpointPath = control.CheckpointPath is { } path ? $"{path}.setting{candidate + 1}" : null,
        };
    }
}
