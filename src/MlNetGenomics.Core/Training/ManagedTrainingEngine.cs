using MlNetGenomics.Networks;
using MlNetGenomics.Statistics;

namespace MlNetGenomics.Training;

/// <summary>
/// Trains on the processor. The same start, batches and seed give the same numbers to the bit, on any number of
/// threads.
/// </summary>
public sealed class ManagedTrainingEngine : ITrainingEngine
{
    private readonly NetworkPass _pass;
    private readonly OutputLoss _loss;
    private readonly ParameterUpdate _update;
    private readonly SplittableRandom _dropout;
    private readonly float[] _values;
    private readonly float[] _gradient;
    private readonly float[] _outputGradient;

    /// <summary>Prepares a run.</summary>
    public ManagedTrainingEngine(TrainingEngineStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        Network = start.Model.Network;
        _pass = new NetworkPass(Network, start.BatchSize, start.Threads);
        _loss = new OutputLoss(start.Loss, OutputLoss.LastActivation(Network));
        _update = new ParameterUpdate(Network, start.Optimizer, start.Threads);
        _dropout = new SplittableRandom(start.Seed).Split(TrainingStreams.Dropout);
        _values = start.Model.Values.ToArray();
        _gradient = new float[_values.Length];
        _outputGradient = new float[checked(start.BatchSize * Network.Tasks.Length)];
        _pass.SetValues(_values);
    }

    /// <inheritdoc/>
    public Network Network { get; }

    /// <inheritdoc/>
    public int StateLength => _update.State.Length;

    /// <inheritdoc/>
    public double Step(TrainingBatch batch, long step, double learningRate)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ReadOnlySpan<byte> codes = batch.Codes.AsSpan(0, batch.Count * batch.Length);
        Span<float> outputGradient = _outputGradient.AsSpan(0, batch.Count * batch.Tasks);
        ReadOnlySpan<float> outputs = _pass.ForwardTraining(codes, batch.Count, _dropout.Split(step));
        double loss = _loss.Compute(outputs, batch, outputGradient);
        // Without a label, or with a loss that is no number, there is no direction to step in.
        if (!double.IsFinite(loss))
            return loss;
        _pass.Backward(outputGradient, _gradient);
        _pass.UpdateRunningStatistics(_values, step);
        _update.Apply(_values, _gradient, step, learningRate);
        _pass.SetValues(_values);
        return loss;
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<byte> codes, int count, Span<float> predictions) =>
        _pass.Predict(codes, count, predictions);

    /// <inheritdoc/>
    public void ReadValues(Span<float> values) => _values.CopyTo(values);

    /// <inheritdoc/>
    public void ReadState(Span<float> state) => _update.State.CopyTo(state);

    /// <inheritdoc/>
    public void Restore(ReadOnlySpan<float> values, ReadOnlySpan<float> state)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, _values.Length, nameof(values));
        ArgumentOutOfRangeException.ThrowIfNotEqual(state.Length, StateLength, nameof(state));
        values.CopyTo(_values);
        state.CopyTo(_update.State);
        _pass.SetValues(_values);
    }

    /// <summary>Nothing is held that needs it.</summary>
    public void Dispose()
    {
    }
}
