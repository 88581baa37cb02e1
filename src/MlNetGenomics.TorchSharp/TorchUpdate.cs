using MlNetGenomics.Networks;
using MlNetGenomics.Networks.Layers;
using MlNetGenomics.Training;
using static TorchSharp.torch;

namespace MlNetGenomics.TorchSharp;

/// <summary>
/// The steps of an optimizer over all numbers of a model, penalties among them, on the device; the state is
/// laid out as the managed engine's, [kinds x parameters].
/// </summary>
internal sealed class TorchUpdate : IDisposable
{
    private readonly Optimizer _optimizer;
    private readonly (WeightSettings Settings, NetworkParameter Weights)[] _penalties;

    public TorchUpdate(Network network, Optimizer optimizer, Device device)
    {
        optimizer.Validate();
        _optimizer = optimizer;
        State = zeros(optimizer.StateSize, network.ParameterCount, dtype: ScalarType.Float32, device: device);
        _penalties = [.. WeightPenalty.Of(network)];
    }

    /// <summary>The state, [kinds x parameters].</summary>
    public Tensor State { get; }

    /// <summary>
    /// Adds the penalties' slope to the gradient, takes a step, and holds norms within their limits; all in place.
    /// </summary>
    public void Apply(Tensor values, Tensor gradient, long step, double learningRate)
    {
        foreach ((WeightSettings settings, NetworkParameter parameter) in _penalties)
        {
            Tensor weights = Part(values, parameter);
            Tensor slope = Part(gradient, parameter);
            if (settings.L1 > 0)
                slope.add_(weights.sign(), settings.L1);
            if (settings.L2 > 0)
                slope.add_(weights, 2 * settings.L2);
        }
        switch (_optimizer)
        {
            case Adam adam:
                Move(values, gradient, adam, step, learningRate);
                break;
            case RmsProp rmsProp:
                Move(values, gradient, rmsProp, learningRate);
                break;
            case Sgd sgd:
                Move(values, gradient, sgd, learningRate);
                break;
            default:
                throw new NotSupportedException(_optimizer.GetType().Name);
        }
        foreach ((WeightSettings settings, NetworkParameter parameter) in _penalties)
        {
            if (settings.MaxNorm > 0)
                Project(Part(values, parameter).reshape(-1, parameter.Shape.Dimensions[^1]), settings.MaxNorm);
        }
    }

    public void Dispose() => State.Dispose();

    private void Move(Tensor values, Tensor gradient, Adam adam, long step, double learningRate)
    {
        Tensor mean = State[0], square = State[1];
        mean.mul_(adam.Beta1).add_(gradient, 1 - adam.Beta1);
        square.mul_(adam.Beta2).addcmul_(gradient, gradient, 1 - adam.Beta2);
        double rate = learningRate * Math.Sqrt(1 - Math.Pow(adam.Beta2, step)) / (1 - Math.Pow(adam.Beta1, step));
        values.addcdiv_(mean, square.sqrt() + adam.Epsilon, -rate);
    }

    private void Move(Tensor values, Tensor gradient, RmsProp rmsProp, double learningRate)
    {
        Tensor square = State[0];
        square.mul_(rmsProp.Decay).addcmul_(gradient, gradient, 1 - rmsProp.Decay);
        Tensor change = gradient * learningRate / (square.sqrt() + rmsProp.Epsilon);
        if (rmsProp.Momentum > 0)
            change = State[1].mul_(rmsProp.Momentum).add_(change);
        values.sub_(change);
    }

    private void Move(Tensor values, Tensor gradient, Sgd sgd, double learningRate)
    {
        if (sgd.Momentum == 0)
        {
            values.add_(gradient, -learningRate);
            return;
        }
        Tensor velocity = State[0];
        velocity.mul_(sgd.Momentum).add_(gradient, -learningRate);
        if (sgd.Nesterov)
            values.add_(velocity, sgd.Momentum).add_(gradient, -learningRate);
        else
            values.add_(velocity);
    }

    private static void Project(Tensor weights, double maxNorm)
    {
        Tensor norms = (weights * weights).sum(0, keepdim: true).sqrt();
        // Where the norm is 0 the quotient is infinite, and held at 1.
        weights.mul_((maxNorm / norms).clamp_max(1));
    }

    private static Tensor Part(Tensor all, NetworkParameter parameter) =>
        all.narrow(0, parameter.Start, parameter.Length);
}
