using System.Runtime.InteropServices;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Statistics;
using MlNetGenomics.Training;
using static TorchSharp.torch;

namespace MlNetGenomics.TorchSharp;

/// <summary>
/// Carries out a training run in libtorch, on the processor or a GPU: the same network description, numbers,
/// losses, optimizers and optimizer state as the managed engine's.
/// </summary>
/// <remarks>
/// The loss is computed on the host, by the same code as the managed engine's. Dropout masks are drawn on the
/// device, from the run's seed and the step, and are not those of the managed engine. On a GPU a run does not
/// repeat bit for bit: some of cuDNN's sums have no fixed order.
/// </remarks>
/// <example>
/// What trains is given a function that makes the engine, <see cref="NetworkTrainer"/> as well as ML.NET's trainers:
/// <code>
/// options.CreateEngine = start => new TorchTrainingEngine(
///     start, new TorchEngineOptions { GpuDeviceId = 0, FallbackToCpu = true });
/// </code>
/// </example>
public sealed class TorchTrainingEngine : ITrainingEngine
{
    // Sequences of a scoring batch: bounds what a long network's tracks take of the device's memory.
    private const int ScoringBatch = 256;

    private readonly OutputLoss _loss;
    private readonly TorchUpdate _update;
    private readonly Tensor _values;
    private readonly Device _device;
    private readonly SplittableRandom _dropout;

    /// <summary>Starts a run.</summary>
    /// <param name="start">What to start with; the number of threads is left to libtorch.</param>
    /// <param name="options">Where to run; null for the processor.</param>
    /// <exception cref="GenomicsException">A setting is out of range, or the device is not there.</exception>
    public TorchTrainingEngine(TrainingEngineStart start, TorchEngineOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(start);
        Network = start.Model.Network;
        _loss = new OutputLoss(start.Loss, OutputLoss.LastActivation(Network));
        _dropout = new SplittableRandom(start.Seed).Split(TrainingStreams.Dropout);
        _device = TorchDevice.Choose(options ?? new TorchEngineOptions());
        _update = new TorchUpdate(Network, start.Optimizer, _device);
        _values = tensor(start.Model.Values.ToArray(), device: _device, requires_grad: true);
    }

    /// <inheritdoc/>
    public Network Network { get; }

    /// <summary>What the run is on, as torch writes it: "cpu", "cuda:0".</summary>
    public string Device => _device.ToString();

    /// <inheritdoc/>
    public int StateLength => (int)_update.State.NumberOfElements;

    /// <inheritdoc/>
    public double Step(TrainingBatch batch, long step, double learningRate)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using var scope = NewDisposeScope();
        using Generator dropout = DropoutOf(step);
        var run = new TorchNetwork(Network, _values, dropout);
        Tensor output = run.Forward(Upload(batch.Codes.AsSpan(0, batch.Count * batch.Length), batch.Count));
        var logits = new float[batch.Count * batch.Tasks];
        var slope = new float[logits.Length];
        Download(output.detach(), logits);
        double loss = _loss.Compute(logits, batch, slope);
        // Without a label, or with a loss that is no number, there is no direction to step in.
        if (!double.IsFinite(loss))
            return loss;

        Tensor outputGradient = tensor(slope, [batch.Count, batch.Tasks], device: _device);
        Tensor gradient = autograd.grad([output], [_values], [outputGradient])[0];
        using IDisposable noGradient = no_grad();
        foreach ((NetworkParameter parameter, double momentum, Tensor statistic) in run.Statistics)
        {
            double kept = BatchNormalization.KeptShare(momentum, step);
            _values.narrow(0, parameter.Start, parameter.Length)
                .mul_(kept)
                .add_(statistic.reshape(-1), 1 - kept);
        }
        _update.Apply(_values, gradient, step, learningRate);
        return loss;
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<byte> codes, int count, Span<float> predictions)
    {
        int length = Network.InputLength;
        int tasks = Network.Tasks.Length;
        ArgumentOutOfRangeException.ThrowIfNotEqual(codes.Length, checked(count * length), nameof(codes));
        ArgumentOutOfRangeException.ThrowIfNotEqual(predictions.Length, checked(count * tasks), nameof(predictions));
        using IDisposable noGradient = no_grad();
        for (int first = 0; first < count; first += ScoringBatch)
        {
            int size = Math.Min(ScoringBatch, count - first);
            using var scope = NewDisposeScope();
            Tensor input = Upload(codes.Slice(first * length, size * length), size);
            Tensor output = new TorchNetwork(Network, _values, dropout: null).Forward(input);
            Download(output, predictions.Slice(first * tasks, size * tasks));
        }
    }

    /// <inheritdoc/>
    public void ReadValues(Span<float> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, Network.ParameterCount, nameof(values));
        using var scope = NewDisposeScope();
        Download(_values.detach(), values);
    }

    /// <inheritdoc/>
    public void ReadState(Span<float> state)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(state.Length, StateLength, nameof(state));
        using var scope = NewDisposeScope();
        Download(_update.State, state);
    }

    /// <inheritdoc/>
    public void Restore(ReadOnlySpan<float> values, ReadOnlySpan<float> state)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, Network.ParameterCount, nameof(values));
        ArgumentOutOfRangeException.ThrowIfNotEqual(state.Length, StateLength, nameof(state));
        using var scope = NewDisposeScope();
        using IDisposable noGradient = no_grad();
        _values.copy_(tensor(values.ToArray()));
        if (state.Length > 0)
            _update.State.copy_(tensor(state.ToArray()).reshape(_update.State.shape));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _update.Dispose();
        _values.Dispose();
    }

    /// <summary>Where a step's dropout masks come from: a run resumed at a step goes on as it would have.</summary>
    private Generator DropoutOf(long step) =>
        new(_dropout.Split(step).NextUInt64(), _device);

    private Tensor Upload(ReadOnlySpan<byte> codes, int count) =>
        tensor(codes.ToArray(), [count, Network.InputLength], device: _device);

    private static void Download(Tensor source, Span<float> target)
    {
        if (target.Length > 0)
            MemoryMarshal.Cast<byte, float>(source.cpu().contiguous().bytes).CopyTo(target);
    }
}
