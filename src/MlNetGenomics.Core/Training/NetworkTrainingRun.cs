using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using MlNetGenomics.Networks;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Training;

/// <summary>One run of the trainer, from its start or its checkpoint to its end.</summary>
internal sealed class NetworkTrainingRun : IDisposable
{
    private readonly NetworkModel _start;
    private readonly ITrainingData _training;
    private readonly ITrainingData? _validation;
    private readonly NetworkTrainingSettings _settings;
    private readonly TrainingControl _control;
    private readonly Loss _loss;
    private readonly TrainingLabels _labels;
    private readonly OutputLoss _outputLoss;
    private readonly SplittableRandom _random;
    private readonly TrainingBatch _batch;
    private readonly CheckpointFile? _checkpoint;
    private readonly ITrainingEngine _engine;
    private readonly NetworkTrainingState _state;

    public NetworkTrainingRun(
        NetworkModel start,
        ITrainingData training,
        ITrainingData? validation,
        NetworkTrainingSettings settings,
        TrainingControl control,
        Func<TrainingEngineStart, ITrainingEngine> createEngine)
    {
        Network network = start.Network;
        _start = start;
        _settings = settings;
        _control = control;
        _random = new SplittableRandom(settings.Seed);
        _loss = settings.Loss ?? OutputLoss.DefaultFor(network);
        _outputLoss = new OutputLoss(_loss, OutputLoss.LastActivation(network));
        _labels = new TrainingLabels(network, _loss, settings.LabelTransform);
        int capacity = Math.Min(settings.BatchSize, Math.Max(training.Count, validation?.Count ?? 0));
        _batch = new TrainingBatch(capacity, network.InputLength, network.Tasks.Length);
        byte[]? fingerprint = LookThrough(training, validation);
        (_training, _validation) = Split(training, validation);
        _engine = createEngine(new TrainingEngineStart(
            start, _loss, settings.Optimizer, capacity, settings.Seed, control.Threads));
        // The optimizer's state is the engine's own: another kind of engine cannot go on from it.
        _checkpoint = fingerprint is null
            ? null
            : new CheckpointFile(
                control.CheckpointPath!,
                SHA256.HashData([.. fingerprint, .. Encoding.UTF8.GetBytes(_engine.GetType().FullName!)]));
        _state = new NetworkTrainingState(start.Values.Length, _checkpoint is null ? 0 : _engine.StateLength);
    }

    public NetworkTrainingResult Go()
    {
        if (_checkpoint is not null && _checkpoint.TryRestore(_state.Read))
            _engine.Restore(_state.Values, _state.Optimizer);
        while (!_state.IsFinished && _state.History.Count < (_control.PauseAfter ?? int.MaxValue))
        {
            double loss = RunEpoch();
            var losses = new EpochLoss(loss, Validate());
            _state.Add(losses, _settings.Epochs, _settings.Patience);
            if (_state.IsAtBest)
                _state.Values.CopyTo(_state.Best, 0);
            if (_checkpoint is not null)
            {
                _engine.ReadState(_state.Optimizer);
                _checkpoint.Save(_state.Write);
            }
            _control.Progress?.Report(
                new TrainingProgress(_control.Job, _state.History.Count, _settings.Epochs, losses));
        }
        bool isBest = _state.BestEpoch >= 0 && _settings.RestoresBest;
        return new NetworkTrainingResult(
            new NetworkModel(_start.Network, isBest ? _state.Best : _state.Values, _settings.LabelTransform),
            [.. _state.History],
            _state.BestEpoch >= 0 ? _state.BestEpoch + 1 : _state.History.Count,
            _loss);
    }

    public void Dispose() => _engine.Dispose();

    private double RunEpoch()
    {
        int epoch = _state.History.Count + 1;
        int[] order = [.. Enumerable.Range(0, _training.Count)];
        _random.Split(TrainingStreams.Shuffle).Split(epoch - 1).Shuffle<int>(order);
        double sum = 0;
        long labels = 0;
        int batch = 0;
        double rate = 0;
        for (int first = 0; first < order.Length; first += _settings.BatchSize)
        {
            _control.Cancellation.ThrowIfCancellationRequested();
            batch++;
            int count = Math.Min(_settings.BatchSize, order.Length - first);
            _labels.Read(_training, order.AsSpan(first, count), _batch);
            int labelled = _batch.CountLabels();
            if (labelled == 0)
                continue;
            _state.Step++;
            rate = _settings.LearningRateAt(epoch, _state.Step);
            double loss = _engine.Step(_batch, _state.Step, rate);
            if (!double.IsFinite(loss))
                throw TrainingState.Diverged(epoch, batch, rate);
            sum += loss * labelled;
            labels += labelled;
        }
        _engine.ReadValues(_state.Values);
        // A maximum with 0 can hide from the loss that what went into it is no longer a number.
        foreach (float value in _state.Values)
        {
            if (!float.IsFinite(value))
                throw TrainingState.Diverged(epoch, batch, rate);
        }
        return labels == 0 ? double.NaN : sum / labels;
    }

    private double Validate()
    {
        if (_validation is null)
            return double.NaN;
        double sum = 0;
        long labels = 0;
        foreach ((_, int[] indices) in TrainingLabels.InOrder(_validation.Count, _batch.Capacity))
        {
            _control.Cancellation.ThrowIfCancellationRequested();
            _labels.Read(_validation, indices, _batch);
            var predictions = new float[_batch.Count * _batch.Tasks];
            _engine.Predict(_batch.Codes.AsSpan(0, _batch.Count * _batch.Length), _batch.Count, predictions);
            sum += _outputLoss.SumOfPredictions(predictions, _batch);
            labels += _batch.CountLabels();
        }
        return sum / labels;
    }

    private (ITrainingData Training, ITrainingData? Validation) Split(ITrainingData training, ITrainingData? validation)
    {
        if (validation is not null)
            return (training, validation);
        (int[] kept, int[] held) = TrainingState.Split(
            training.Count, _settings.ValidationFraction, _random.Split(TrainingStreams.Validation));
        return held.Length == 0
            ? (training, null)
            : (new TrainingSubset(training, kept), new TrainingSubset(training, held));
    }

    /// <summary>Checks all labels, and, for a checkpoint, fingerprints everything that the result depends on.</summary>
    private byte[]? LookThrough(ITrainingData training, ITrainingData? validation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        bool hasCheckpoint = _control.CheckpointPath is not null;
        _labels.Require(training, _batch, hasCheckpoint ? AddToHash : null, _control.Cancellation);
        hash.AppendData([(byte)(validation is null ? 0 : 1)]);
        if (validation is not null)
            _labels.Require(validation, _batch, hasCheckpoint ? AddToHash : null, _control.Cancellation);
        if (!hasCheckpoint)
            return null;
        hash.AppendData(Encoding.UTF8.GetBytes($"{_settings}\n{NetworkJson.Write(_start.Network)}"));
        hash.AppendData(MemoryMarshal.AsBytes(_start.Values));
        return hash.GetHashAndReset();

        void AddToHash(TrainingBatch batch)
        {
            hash.AppendData(batch.Codes.AsSpan(0, batch.Count * batch.Length));
            hash.AppendData(MemoryMarshal.AsBytes(batch.Labels.AsSpan(0, batch.Count * batch.Tasks)));
            hash.AppendData(MemoryMarshal.AsBytes(batch.Weights.AsSpan(0, batch.Count)));
        }
    }
}
