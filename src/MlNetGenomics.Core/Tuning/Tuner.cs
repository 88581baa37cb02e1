using System.Collections.Immutable;
using System.Globalization;
using MlNetGenomics.Kernels;
using MlNetGenomics.Networks;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Tuning;

/// <summary>
/// Looks for a network and a way to train it that predict validation data best: at random (Bergstra and Bengio 2012, JMLR
/// 13:281-305), or by successive halving. The same data, settings and seed give the same trials and results, whatever the
/// threads, and a search that goes on from its checkpoints ends as one that was not stopped.
/// </summary>
public static class Tuner
{
    /// <summary>Runs a search.</summary>
    /// <param name="space">What is tried.</param>
    /// <param name="training">Data to train on.</param>
    /// <param name="validation">
    /// Data that trials are compared on; null for the settings' share of the training data, the same for all.
    /// </param>
    /// <param name="settings">Method, trials, epochs, seed.</param>
    /// <param name="control">
    /// Threads, shared out between trials side by side; progress; cancellation. The checkpoint path is that of a folder that
    /// is there, which gets a file a trial; null to train those that come through a comparison anew.
    /// </param>
    /// <param name="progress">Receives each trial whenever it is compared, from any thread; or null.</param>
    /// <param name="createEngine">What carries training out; null for the processor.</param>
    /// <exception cref="GenomicsException">
    /// Data or settings are unusable, no network fits the data, or no trial came to a result.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static TuningResult Run(
        SearchSpace space,
        ITrainingData training,
        ITrainingData? validation,
        TuningSettings settings,
        TrainingControl? control = null,
        IProgress<TuningTrial>? progress = null,
        Func<TrainingEngineStart, ITrainingEngine>? createEngine = null)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Validate();
        control ??= new TrainingControl();
        if (validation is null)
            (training, validation) = Split(training, settings.Training);
        TuningTrial[] trials = [.. Enumerable.Range(1, settings.Trials).Select(number => Draw(space, settings, number))];
        int[] left = [.. Enumerable.Range(0, trials.Length)];
        int threads = control.Threads == 0 ? ParallelLoop.DefaultThreads : control.Threads;
        TrainingControl each = control with { Threads = Math.Max(1, threads / settings.Parallel) };
        IReadOnlyList<int> rungs = settings.Rungs;
        for (int rung = 0; rung < rungs.Count; rung++)
        {
            ParallelLoop.For(left.Length, settings.Parallel, i =>
            {
                TuningTrial trial = Train(trials[left[i]], training, validation, rungs[rung], each, createEngine) with { Rung = rung };
                trials[left[i]] = trial;
                progress?.Report(trial);
            }, control.Cancellation);
            if (rung + 1 == rungs.Count)
                break;
            IEnumerable<TuningTrial> kept =
                TuningResult.Rank(left.Select(i => trials[i])).Take(settings.Kept(left.Length));
            left = [.. kept.Where(trial => trial.Failure is null).Select(trial => trial.Number - 1)];
        }
        TuningTrial best = TuningResult.Rank(trials).First();
        if (best.Failure is not null)
            throw new GenomicsException($"none of {trials.Length} trials came to a result; the first: {trials[0].Failure}");
        NetworkModel model = Fit(best, training, validation, rungs[best.Rung], control, createEngine).Model;
        return new TuningResult([.. trials], best, model);
    }

    private static (ITrainingData Training, ITrainingData Validation) Split(
        ITrainingData data, NetworkTrainingSettings settings)
    {
        (int[] kept, int[] held) = TrainingState.Split(
            data.Count,
            settings.ValidationFraction,
            new SplittableRandom(settings.Seed).Split(TrainingStreams.Validation));
        return held.Length > 0
            ? (new TrainingSubset(data, kept), new TrainingSubset(data, held))
            : throw new GenomicsException(
                $"validation {settings.ValidationFraction}: leaves no sequence to compare trials on");
    }

    private static TuningTrial Draw(SearchSpace space, TuningSettings settings, int number)
    {
        SplittableRandom random = new SplittableRandom(settings.Training.Seed).Split(number);
        ImmutableArray<double> values = space.Draw(random, settings.Training);
        (Network network, NetworkTrainingSettings training) = space.Make(values, settings.Training);
        return new TuningTrial(number, values, network, training);
    }

    private static TuningTrial Train(
        TuningTrial trial,
        ITrainingData training,
        ITrainingData validation,
        int epochs,
        TrainingControl control,
        Func<TrainingEngineStart, ITrainingEngine>? createEngine)
    {
        try
        {
            NetworkTrainingResult result = Fit(trial, training, validation, epochs, control, createEngine);
            trial = trial with { History = result.History, BestEpoch = result.BestEpoch };
            return double.IsFinite(trial.ValidationLoss)
                ? trial
                : trial with { Failure = "the loss is no longer a number on the validation data" };
        }
        catch (GenomicsException e)
        {
            return trial with { Failure = e.Message };
        }
    }

    private static NetworkTrainingResult Fit(
        TuningTrial trial,
        ITrainingData training,
        ITrainingData validation,
        int epochs,
        TrainingControl control,
        Func<TrainingEngineStart, ITrainingEngine>? createEngine)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"trial{trial.Number}");
        return NetworkTrainer.Train(trial.Network, training, validation, trial.Training, control with
        {
            Job = name,
            CheckpointPath = control.CheckpointPath is { } folder ? Path.Combine(folder, name) : null,
            PauseAfter = epochs,
        }, createEngine);
    }
}
