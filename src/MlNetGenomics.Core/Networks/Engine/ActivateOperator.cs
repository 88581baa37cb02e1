using MlNetGenomics.Kernels;
using MlNetGenomics.Networks.Layers;

namespace MlNetGenomics.Networks.Engine;

/// <summary>An activation function. Its slope is worked out from its value, so it may work in place.</summary>
internal sealed unsafe class ActivateOperator<TLanes> : Operator where TLanes : struct, ILanes<TLanes>
{
    private readonly ActivationFunction _function;
    private readonly bool _isDone;

    /// <summary>An operator for an activation.</summary>
    /// <param name="function">The function.</param>
    /// <param name="from">Slot that is read.</param>
    /// <param name="to">Slot that is written.</param>
    /// <param name="strands">1, or 2 for both strands.</param>
    /// <param name="isDone">Whether what comes before has applied the function already, in place.</param>
    public ActivateOperator(ActivationFunction function, int from, int to, int strands, bool isDone)
        : base(from, to, strands)
    {
        _function = function;
        _isDone = isDone;
    }

    /// <summary>Whether this is a ReLU whose value others work out, so that only its slope is left to do.</summary>
    public bool IsFreeRectifier => _isDone && _function == ActivationFunction.Relu;

    /// <inheritdoc/>
    public override void Forward(Workspace workspace, int threads)
    {
        if (_isDone)
            return;
        FeatureBuffer from = workspace.Features[From];
        FeatureBuffer to = workspace.Features[To];
        ForSequences(workspace, to, threads, sequence =>
        {
            float* source = from.Row(sequence);
            float* target = to.Row(sequence);
            for (int i = 0; i < to.RowsLength; i += TLanes.Count)
                TLanes.Store(Value(_function, TLanes.Load(source + i)), target + i);
        });
    }

    /// <inheritdoc/>
    public override void Backward(Workspace workspace, bool needsInput, float[]? values, int threads)
    {
        FeatureBuffer output = workspace.Features[To];
        FeatureBuffer gradient = workspace.Gradients[To];
        FeatureBuffer target = workspace.Gradients[From];
        if (workspace.Originals is not null)
        {
            Rescale(workspace, threads);
            return;
        }
        bool isGuided = workspace.IsGuided && _function == ActivationFunction.Relu;
        ForSequences(workspace, output, threads, sequence =>
        {
            float* y = output.Row(sequence);
            float* from = gradient.Row(sequence);
            float* to = target.Row(sequence);
            for (int i = 0; i < output.RowsLength; i += TLanes.Count)
            {
                TLanes slope = TLanes.Load(from + i);
                if (isGuided)
                    slope = TLanes.Max(slope, TLanes.Create(0));
                TLanes.Store(Slope(TLanes.Load(y + i), slope), to + i);
            }
        });
    }

    private void Rescale(Workspace workspace, int threads)
    {
        FeatureBuffer input = workspace.Features[From];
        FeatureBuffer output = workspace.Features[To];
        FeatureBuffer multipliers = workspace.Gradients[To];
        FeatureBuffer target = workspace.Gradients[From];
        TLanes zero = TLanes.Create(0);
        TLanes least = TLanes.Create(RescaleRule.LeastDifference);
        ForSequences(workspace, output, threads, sequence =>
        {
            int original = workspace.Original(sequence);
            float* x = input.Row(original), reference = input.Row(sequence);
            float* y = output.Row(original), referenceOutput = output.Row(sequence);
            float* from = multipliers.Row(sequence), to = target.Row(sequence);
            for (int i = 0; i < output.RowsLength; i += TLanes.Count)
            {
                TLanes multiplier = TLanes.Load(from + i);
                TLanes value = TLanes.Load(y + i);
                TLanes difference = TLanes.Load(x + i) - TLanes.Load(reference + i);
                TLanes size = TLanes.Max(difference, zero - difference);
                TLanes share = multiplier * ((value - TLanes.Load(referenceOutput + i)) / difference);
                TLanes.Store(TLanes.WhereGreater(least, size, Slope(value, multiplier), share), to + i);
            }
        });
    }

    /// <summary>A function's values.</summary>
    public static TLanes Value(ActivationFunction function, TLanes x)
    {
        TLanes one = TLanes.Create(1);
        TLanes zero = TLanes.Create(0);
        switch (function)
        {
            case ActivationFunction.Relu:
                return TLanes.Max(zero, x);
            case ActivationFunction.Exponential:
                return TLanes.Exp(x);
            case ActivationFunction.Sigmoid:
                return one / (one + TLanes.Exp(zero - x));
            case ActivationFunction.Softplus:
                // max(x, 0) + ln(1 + e^-|x|) does not overflow.
                TLanes size = TLanes.Max(x, zero - x);
                return TLanes.Max(zero, x) + TLanes.Log(one + TLanes.Exp(zero - size));
            default:
                return x;
        }
    }

    private TLanes Slope(TLanes y, TLanes gradient)
    {
        TLanes one = TLanes.Create(1);
        TLanes zero = TLanes.Create(0);
        return _function switch
        {
            ActivationFunction.Relu => TLanes.WhereGreater(y, zero, gradient, zero),
            ActivationFunction.Exponential => gradient * y,
            ActivationFunction.Sigmoid => gradient * (y * (one - y)),
            // With y = ln(1 + e^x), e^x / (1 + e^x) is 1 - e^-y.
            ActivationFunction.Softplus => gradient * (one - TLanes.Exp(zero - y)),
            _ => gradient,
        };
    }
}
