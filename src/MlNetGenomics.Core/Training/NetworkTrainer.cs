using MlNetGenomics.Networks;

namespace MlNetGenomics.Training;

/// <summary>
/// Trains networks: batches in an order of their own each epoch, the best epoch on validation data kept. On an
/// engine that does not depend on threads, the same data, settings and seed give the same model to the bit.
/// </summary>
public static class NetworkTrainer
{
    /// <summary>Trains a network from a random start.</summary>
    /// <param name="network">The network.</param>
    /// <param name="training">Data to train on.</param>
    /// <param name="validation">Data to watch for the best epoch; null for the settings' share of the training data.</param>
    /// <param name="settings">Optimizer, epochs, seed.</param>
    /// <param name="control">Threads, progress, checkpoint, cancellation; null for the defaults.</param>
    /// <param name="createEngine">What carries the steps out; null for the processor.</param>
    /// <exception cref="GenomicsException">
    /// Data or settings are unusable, the checkpoint is of another run, or the loss is no longer a number.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static NetworkTrainingResult Train(
        Network network,
        ITrainingData training,
        ITrainingData? validation,
        NetworkTrainingSettings settings,
        TrainingControl? control = null,
        Func<TrainingEngineStart, ITrainingEngine>? createEngine = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(settings);
        NetworkModel start = WeightStart.Create(network, settings.Seed, settings.LabelTransform);
        return Train(start, training, validation, settings, control, createEngine);
    }

    /// <summary>Trains a model on.</summary>
    /// <param name="start">The model; its label scale is the settings'.</param>
    /// <param name="training">Data to train on.</param>
    /// <param name="validation">Data to watch for the best epoch; null for the settings' share of the training data.</param>
    /// <param name="settings">Optimizer, epochs, seed.</param>
    /// <param name="control">Threads, progress, checkpoint, cancellation; null for the defaults.</param>
    /// <param name="createEngine">What carries the steps out; null for the processor.</param>
    /// <exception cref="GenomicsException">
    /// Data or settings are unusable, the checkpoint is of another run, or the loss is no longer a number.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static NetworkTrainingResult Train(
        NetworkModel start,
        ITrainingData training,
        ITrainingData? validation,
        NetworkTrainingSettings settings,
        TrainingControl? control = null,
        Func<TrainingEngineStart, ITrainingEngine>? createEngine = null)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(settings);
        control ??= new TrainingControl();
        createEngine ??= static given => new ManagedTrainingEngine(given);
        settings.Validate();
        RequireShape(start.Network, training, "training");
        if (validation is not null)
            RequireShape(start.Network, validation, "validation");
        using var run = new NetworkTrainingRun(start, training, validation, settings, control, createEngine);
        return run.Go();
    }

    private static void RequireShape(Network network, ITrainingData data, string what)
    {
        if (data.Count == 0)
            throw new GenomicsException($"the {what} data has no sequences");
        if (data.Length != network.InputLength)
        {
            throw new GenomicsException(
                $"the {what} data has sequences of {data.Length} bases, but network {network.Name} reads " +
                $"{network.InputLength}");
        }
        if (data.Tasks != network.Tasks.Length)
        {
            throw new GenomicsException(
                $"the {what} data has {data.Tasks} {(data.Tasks == 1 ? "label" : "labels")} a sequence, but network " +
                $"{network.Name} predicts {network.Tasks.Length}");
        }
    }
}
