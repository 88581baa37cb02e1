using MlNetGenomics.Networks;

namespace MlNetGenomics.Training;

/// <summary>
/// k-fold cross-validation of a network. Folds are trained one after the other, each on all threads, so that
/// memory holds one model at a time.
/// </summary>
public static class NetworkCrossValidation
{
    private const int BatchSize = 1024;

    /// <summary>Trains a network on all folds but one and scores it on that one, for each fold.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">All sequences.</param>
    /// <param name="foldOfSequence">Fold of each sequence, 0 .. folds - 1 (see <see cref="KFold"/>).</param>
    /// <param name="settings">How each fold's network is trained; each fold draws a seed of its own from the settings'.</param>
    /// <param name="control">Threads, progress and cancellation; a checkpoint path gets the fold's number added.</param>
    /// <param name="createEngine">What carries training out; null for the processor.</param>
    /// <exception cref="GenomicsException">See <see cref="NetworkTrainer"/>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static NetworkCrossValidationResult Run(
        Network network,
        ITrainingData data,
        int[] foldOfSequence,
        NetworkTrainingSettings settings,
        TrainingControl? control = null,
        Func<TrainingEngineStart, ITrainingEngine>? createEngine = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(foldOfSequence);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfNotEqual(foldOfSequence.Length, data.Count, nameof(foldOfSequence));
        control ??= new TrainingControl();
        Loss loss = settings.Loss ?? OutputLoss.DefaultFor(network);
        int tasks = network.Tasks.Length;
        var predictions = new float[checked(data.Count * tasks)];
        var folds = new NetworkFold[foldOfSequence.Max() + 1];
        for (int fold = 0; fold < folds.Length; fold++)
        {
            using var training = new TrainingSubset(data, Where(foldOfSequence, f => f != fold));
            int[] test = Where(foldOfSequence, f => f == fold);
            NetworkTrainingResult trained = NetworkTrainer.Train(
                network,
                training,
                null,
                settings with { Seed = KFold.SeedOf(settings.Seed, fold) },
                control with
                {
                    Job = $"{control.Job} fold {fold + 1}".Trim(),
                    CheckpointPath = control.CheckpointPath is { } path ? $"{path}.fold{fold + 1}" : null,
                },
                createEngine);
            var labels = new float[test.Length * tasks];
            var predicted = new float[labels.Length];
            Score(trained.Model, data, test, labels, predicted, control);
            for (int i = 0; i < test.Length; i++)
                predicted.AsSpan(i * tasks, tasks).CopyTo(predictions.AsSpan(test[i] * tasks));
            IReadOnlyList<TaskScores> scores = TaskScores.Of(
                network.Tasks, labels, predicted, settings.LabelTransform, loss == Loss.BinaryCrossEntropy);
            folds[fold] = new NetworkFold(fold + 1, scores, trained.History, trained.BestEpoch);
        }
        return new NetworkCrossValidationResult(loss, folds, foldOfSequence, predictions);
    }

    private static void Score(
        NetworkModel model, ITrainingData data, int[] indices, float[] labels, float[] predictions, TrainingControl control)
    {
        var scorer = new NetworkScorer(model, control.Threads);
        int tasks = data.Tasks;
        var batch = new TrainingBatch(Math.Min(BatchSize, indices.Length), data.Length, tasks);
        for (int first = 0; first < indices.Length; first += batch.Capacity)
        {
            int count = Math.Min(batch.Capacity, indices.Length - first);
            data.Read(indices.AsSpan(first, count), batch);
            batch.Labels.AsSpan(0, count * tasks).CopyTo(labels.AsSpan(first * tasks));
            control.Cancellation.ThrowIfCancellationRequested();
            scorer.Predict(
                batch.Codes.AsSpan(0, count * data.Length), count, predictions.AsSpan(first * tasks, count * tasks));
        }
    }

    private static int[] Where(int[] folds, Func<int, bool> isWanted) =>
        [.. Enumerable.Range(0, folds.Length).Where(i => isWanted(folds[i]))];
}
