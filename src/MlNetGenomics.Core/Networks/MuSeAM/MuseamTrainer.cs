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
    private const int ShuffleStream = 2;
    private const int ValidationStream = 3;

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
        (int[] training, int[] validation) = Split(sequences.Count, settings.ValidationFraction, random);
        MuseamTrainingState state = Begin(settings, random, targets, training, start);
        MuseamCheckpoint? checkpoint = control.CheckpointPath is null
            ? null
            : new MuseamCheckpoint(control.CheckpointPath, settings, sequences, targets, state.Parameters);
        checkpoint?.TryRestore(state);

        var rows = new LookupRows(sequences, settings.BothStrands);
        MuseamEngine engine = CreateEngine(rows, targets, settings, control.Threads);
        while (!state.IsFinished)
        {
            double loss = RunEpoch(engine, training, state, settings, random, control.Cancellation);
            double validationLoss = Validate(engine, validation, targets, state);
            state.History.Add(new EpochLoss(loss, validationLoss));
            int epoch = state.History.Count;
            if (state.BestEpoch == epoch - 1)
                state.Best.CopyFrom(state.Parameters);
            bool hasStalled = validation.Length > 0 && epoch - 1 - state.BestEpoch >= settings.Patience;
            state.IsFinished = epoch == settings.Epochs || hasStalled;
            checkpoint?.Save(state);
            control.Progress?.Report(
                new TrainingProgress(control.Job, epoch, settings.Epochs, new EpochLoss(loss, validationLoss)));
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
        random.Split(ShuffleStream).Split(epoch).Shuffle<int>(order);
        double sum = 0;
        for (int first = 0; first < order.Length; first += settings.BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            ReadOnlySpan<int> batch = order.AsSpan(first, Math.Min(settings.BatchSize, order.Length - first));
            double loss = engine.Step(batch, state);
            if (!double.IsFinite(loss))
            {
                throw new GenomicsException(FormattableString.Invariant(
                    $"the loss is no longer a number in epoch {epoch + 1}, batch {first / settings.BatchSize + 1} ") +
                    FormattableString.Invariant($"(learning rate {settings.LearningRate}): try a smaller learning rate"));
            }
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

    private static (int[] Training, int[] Validation) Split(int count, double fraction, SplittableRandom random)
    {
        var order = Enumerable.Range(0, count).ToArray();
        int held = (int)Math.Round(count * fraction);
        if (held == 0)
            return (order, []);
        if (held >= count)
            throw new GenomicsException($"a validation set of {held} leaves none of {count} sequences to train on");
        random.Split(ValidationStream).Shuffle<int>(order);
        return (order[held..], order[..held]);
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
