using MlNetGenomics.Training;

namespace MlNetGenomics.Tests.Training;

/// <summary>The published update rules, one number at a time, in double precision.</summary>
internal sealed class OptimizerOracle(Optimizer optimizer, int count)
{
    private readonly double[] _first = new double[count];
    private readonly double[] _second = new double[count];
    private int _step;

    public void Apply(double[] values, double[] gradient, double rate)
    {
        _step++;
        for (int i = 0; i < values.Length; i++)
            values[i] += Change(i, gradient[i], rate);
    }

    private double Change(int i, double g, double rate)
    {
        switch (optimizer)
        {
            case Adam adam:
                _first[i] = adam.Beta1 * _first[i] + (1 - adam.Beta1) * g;
                _second[i] = adam.Beta2 * _second[i] + (1 - adam.Beta2) * g * g;
                double size = rate * Math.Sqrt(1 - Math.Pow(adam.Beta2, _step)) / (1 - Math.Pow(adam.Beta1, _step));
                return -size * _first[i] / (Math.Sqrt(_second[i]) + adam.Epsilon);
            case RmsProp rms:
                _first[i] = rms.Decay * _first[i] + (1 - rms.Decay) * g * g;
                _second[i] = rms.Momentum * _second[i] + rate * g / (Math.Sqrt(_first[i]) + rms.Epsilon);
                return -_second[i];
            case Sgd sgd:
                _first[i] = sgd.Momentum * _first[i] - rate * g;
                return sgd.Nesterov ? sgd.Momentum * _first[i] - rate * g : _first[i];
            default:
                throw new NotSupportedException();
        }
    }
}
