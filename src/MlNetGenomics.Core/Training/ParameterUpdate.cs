using System.Runtime.Intrinsics;
using MlNetGenomics.Kernels;
using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Training;

/// <summary>
/// Takes the steps of an optimizer over all numbers of a model, penalties among them, and keeps the
/// optimizer's state: one number a parameter and kind of state, all of one kind together.
/// </summary>
internal sealed class ParameterUpdate
{
    // Large enough to be worth a thread, small enough that three arrays of it stay in the second-level cache.
    private const int PartLength = 1 << 15;

    private readonly Optimizer _optimizer;
    private readonly int _count;
    private readonly int _threads;
    private readonly (WeightSettings Settings, NetworkParameter Weights)[] _penalties;

    /// <summary>Starts with a state of zeros.</summary>
    /// <param name="network">The network, for its penalties.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="threads">Threads; 0 for one a processor. Results do not depend on it.</param>
    public ParameterUpdate(Network network, Optimizer optimizer, int threads)
    {
        optimizer.Validate();
        _optimizer = optimizer;
        _threads = threads;
        _count = network.ParameterCount;
        State = new float[(long)_count * optimizer.StateSize];
        _penalties = [.. WeightPenalty.Of(network)];
    }

    /// <summary>The state, [kinds x parameters].</summary>
    public float[] State { get; }

    /// <summary>Adds the penalties' slope to the gradient, takes a step, and holds norms within their limits.</summary>
    /// <param name="values">The model's numbers.</param>
    /// <param name="gradient">The loss's gradient in them, 0 for those that training does not move.</param>
    /// <param name="step">Number of the step, from 1.</param>
    /// <param name="learningRate">Step size.</param>
    public void Apply(float[] values, float[] gradient, long step, double learningRate)
    {
        if (Vector512.IsHardwareAccelerated)
            Apply<Lanes512>(values, gradient, step, learningRate);
        else
            Apply<Lanes256>(values, gradient, step, learningRate);
    }

    private void Apply<TLanes>(float[] values, float[] gradient, long step, double learningRate)
        where TLanes : struct, ILanes<TLanes>
    {
        foreach ((WeightSettings settings, NetworkParameter weights) in _penalties)
        {
            WeightPenalty.AddSlope<TLanes>(
                settings, values.AsSpan(weights.Start, weights.Length), gradient.AsSpan(weights.Start, weights.Length));
        }
        float rate = _optimizer is Adam adam
            ? AdamOptimizer.StepSize(learningRate, step, adam)
            : (float)learningRate;
        ParallelLoop.For((_count + PartLength - 1) / PartLength, _threads, part =>
        {
            int start = part * PartLength;
            int length = Math.Min(PartLength, _count - start);
            Move<TLanes>(values.AsSpan(start, length), gradient.AsSpan(start, length), start, rate);
        });
        foreach ((WeightSettings settings, NetworkParameter weights) in _penalties)
        {
            WeightPenalty.Project(
                settings, values.AsSpan(weights.Start, weights.Length), weights.Shape.Dimensions[^1]);
        }
    }

    private void Move<TLanes>(Span<float> values, ReadOnlySpan<float> gradient, int start, float rate)
        where TLanes : struct, ILanes<TLanes>
    {
        Span<float> first = StatePart(0, start, values.Length);
        Span<float> second = StatePart(1, start, values.Length);
        switch (_optimizer)
        {
            case Adam adam:
                AdamOptimizer.Update<TLanes>(values, gradient, first, second, rate, adam);
                break;
            case RmsProp rmsProp:
                RmsPropOptimizer.Update<TLanes>(values, gradient, first, second, rate, rmsProp);
                break;
            case Sgd sgd:
                SgdOptimizer.Update<TLanes>(values, gradient, first, rate, sgd);
                break;
        }
    }

    private Span<float> StatePart(int kind, int start, int length) =>
        kind < _optimizer.StateSize ? State.AsSpan(checked(kind * _count) + start, length) : [];
}
