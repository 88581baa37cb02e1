using System.Runtime.Intrinsics;
using MlNetGenomics.Kernels;
using MlNetGenomics.Sequences;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;

namespace MlNetGenomics.Networks.MuSeAM;

/// <summary>
/// Trains MuSeAM models: mean squared error with penalties on the head weights, by Adam over shuffled
/// batches. The same data, settings and seed give the same model to the bit, on any number of threads.
/// </summary>
public static class MuseamTrainer
{
    /// <summary>Trains a model.</summary>
    /// <param name="sequences">Sequences of one length L, at least the kernels' width.</param>
    /// <param name="labels">One label a sequence, before the settings' transform; all finite.</param>
    /// <param name="settings">Shape, penalties, epochs, seed.</param>
    /// <param name="control">Threads, progress, checkpoint, cancellation; null for the defaults.</param>
    /// <param name="start">A model of the settings' shape to train on from, or null for a random start.</param>
    /// <exception cref="GenomicsException">Data or settings are unusable, or the loss is no longer a number.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static MuseamFit Train(
        SequenceSet sequences,
        ReadOnlySpan<float> labels,
        MuseamSettings settings,
        TrainingControl? control = null,
        MuseamModel? start = null)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(settings);
        control ??= new TrainingControl();
        settings.Validate();
        float[] targets = Labels.Transform(labels, sequences, settings.LabelTransform);
        RequireLength(sequences, settings, start);
        if (settings.Members == 1)
            return TrainOne(sequences, targets, settings, control, start);
        if (start is not null)
            throw new GenomicsException("an ensemble cannot be trained on from one model: ask for 1 member");
        var fits = new List<MuseamFit>();
        for (int member = 1; member <= settings.Members; member++)
        {
            long seed = (long)new SplittableRandom(settings.Seed).Split(member).NextUInt64();
            MuseamSettings one = settings with { Members = 1, Seed = seed };
            fits.Add(TrainOne(sequences, targets, one, ForMember(control, member), null));
        }
        return MuseamEnsemble.Combine(fits);
    }

    private static TrainingControl ForMember(TrainingControl control, int member) => control with
    {
        Job = $"{control.Job} member {member}".Trim(),
        CheckpointPath = control.CheckpointPath is { } path ? $"{path}.member{member}" : null,
    };

    private static MuseamFit TrainOne(
        SequenceSet sequences, float[] targets, MuseamSettings settings, TrainingControl control, MuseamModel? start)
    {
        var random = new SplittableRandom(settings.Seed);
        (int[] training, int[] validation) = TrainingState.Split(
            sequences.Count, settings.ValidationFraction, random.Split(TrainingStreams.Validation));
        MuseamTrainingState state = Begin(settings, random, targets, training, start);
        CheckpointFile? checkpoint = control.CheckpointPath is null
            ? null
            : MuseamCheckpoint.Create(control.CheckpointPath, settings, sequences, targets, state.Parameters);
        checkpoint?.TryRestore(state.Read);

        var rows = new LookupRows(sequences, settings.BothStrands);
        MuseamEngine engine = CreateEngine(rows, targets, settings, control.Threads);
        while (!state.IsFinished)
        {
            double loss = RunEpoch(engine, training, state, settings, random, control.Cancellation);
            var losses = new EpochLoss(loss, Validate(engine, validation, targets, state));
            state.Add(losses, settings.Epochs, settings.Patience);
            if (state.IsAtBest)
                state.Best.CopyFrom(state.Parameters);
            checkpoint?.Save(state.Write);
            control.Progress?.Report(
                new TrainingProgress(control.Job, state.History.Count, settings.Epochs, losses));
        }
        bool hasValidation = state.BestEpoch >= 0;
        return new MuseamFit(
            (hasValidation ? state.Best : state.Parameters).ToModel(settings, rows.Length),
            state.History,
            hasValidation ? state.BestEpoch + 1 : state.History.Count);
    }

    internal static MuseamEngine CreateEngine(LookupRows rows, float[] labels, MuseamSettings settings, int threads) =>
        Vector512.IsHardwareAccelerated
            ? new LookupEngine<Lanes512>(rows, labels, settings, threads)
            : new LookupEngine<Lanes256>(rows, labels, settings, threads);

    private static double RunEpoch(
        MuseamEngine engine,
        int[] training,
        MuseamTrainingState state,
        MuseamSettings settings,
        SplittableRandom random,
        CancellationToken cancellation)
    {
        int epoch = state.History.Count;
        var order = (int[])training.Clone();
        random.Split(TrainingStreams.Shuffle).Split(epoch).Shuffle<int>(order);
        double sum = 0;
        for (int first = 0; first < order.Length; first += settings.BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            ReadOnlySpan<int> batch = order.AsSpan(first, Math.Min(settings.BatchSize, order.Length - first));
            double loss = engine.Step(batch, state);
            if (!double.IsFinite(loss))
                throw TrainingState.Diverged(epoch + 1, first / settings.BatchSize + 1, settings.LearningRate);
            sum += loss * batch.Length;
        }
        return sum / order.Length;
    }

    private static double Validate(
        MuseamEngine engine, int[] validation, float[] targets, MuseamTrainingState state)
    {
        if (validation.Length == 0)
            return double.NaN;
        var predictions = new float[validation.Length];
        engine.Predict(validation, state.Parameters, predictions);
        double squares = 0;
        for (int i = 0; i < validation.Length; i++)
        {
            double residual = (double)predictions[i] - targets[validation[i]];
            squares += residual * residual;
        }
        return squares / validation.Length;
    }

    private static MuseamTrainingState Begin(
        MuseamSettings settings, SplittableRandom random, float[] targets, int[] training, MuseamModel? start)
    {
        MuseamParameters parameters = start is null
            ? MuseamParameters.Start(settings, random)
            : MuseamParameters.FromModel(start);
        if (start is null && settings.InterceptFromMean)
            parameters.Intercept = (float)training.Average(i => (double)targets[i]);
        return new MuseamTrainingState(parameters, settings.KernelCount, settings.KernelWidth);
    }

    private static void RequireLength(SequenceSet sequences, MuseamSettings settings, MuseamModel? start)
    {
        int length = sequences.RequireUniformLength();
        if (length < settings.KernelWidth)
        {
            throw new GenomicsException(
                $"sequence {sequences.Names[0]} has {length} bases, fewer than the kernels' width of " +
                $"{settings.KernelWidth}");
        }
        if (start is null)
            return;
        if (start.KernelCount != settings.KernelCount || start.KernelWidth != settings.KernelWidth)
        {
            throw new GenomicsException(
                $"the model to start from has {start.KernelCount} kernels of width {start.KernelWidth}, " +
                $"the settings ask for {settings.KernelCount} of width {settings.KernelWidth}");
        }
        if (start.SequenceLength != length)
        {
            throw new GenomicsException(
                $"the model to start from is for sequences of {start.SequenceLength} bases, these have {length}");
        }
    }
}
