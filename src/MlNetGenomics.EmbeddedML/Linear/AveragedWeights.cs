using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

/// <summary>
/// Weights of gradient descent and the mean of all of them, which is the model. As in ML.NET, weights are added to the
/// mean only once their steps since the last time weigh a hundredth of all steps before.
/// </summary>
internal sealed class AveragedWeights(int featureCount, float learningRate, bool decreases, float shrinkage)
{
    private const double Tolerance = 0.01;

    // A factor of all weights this far from 1 is multiplied into them, for the sake of rounding.
    private const float LargestScale = 1 << 10;

    private readonly float[] _weights = new float[featureCount];
    private readonly float[] _sums = new float[featureCount];
    private float _scale = 1;
    private float _bias;
    private float _biasSum;
    private double _counted;
    private int _waiting;
    private double _stepsCounted;
    private double _stepsWaiting;

    /// <summary>Mean of the bias.</summary>
    public float Bias => _biasSum / (float)_counted;

    /// <summary>Means of the weights.</summary>
    public float[] Weights => [.. _sums.Select(sum => sum * (1 / (float)_counted))];

    /// <summary>The score of the weights as they are.</summary>
    public float Score(in VBuffer<float> features)
    {
        float sum = 0;
        ReadOnlySpan<float> values = features.GetValues();
        ReadOnlySpan<int> indices = features.GetIndices();
        for (int i = 0; i < values.Length; i++)
            sum += values[i] * _weights[features.IsDense ? i : indices[i]];
        return _bias + sum * _scale;
    }

    /// <summary>Takes a step down, given the slope of the loss in the score.</summary>
    public void Step(in VBuffer<float> features, float slope)
    {
        // As in ML.NET, the bias is counted with the weights' factor here, and without at the end of a pass.
        if (_waiting > 0 && _stepsCounted * Tolerance <= _stepsWaiting)
            Count(_scale);
        float rate = learningRate;
        if (decreases)
            rate /= MathF.Sqrt((float)_counted + _waiting + 1);
        float step = -rate * slope;
        ReadOnlySpan<float> values = features.GetValues();
        ReadOnlySpan<int> indices = features.GetIndices();
        for (int i = 0; i < values.Length; i++)
            _weights[features.IsDense ? i : indices[i]] += values[i] * (step / _scale);
        _scale *= 1 - 2 * shrinkage;
        if (_scale is < 1 / LargestScale or > LargestScale)
            MultiplyScale();
        _bias += step;
        _stepsWaiting += Math.Abs(step);
    }

    /// <summary>Goes on to the next row.</summary>
    public void Next() => _waiting++;

    /// <summary>Ends a pass over the rows.</summary>
    public void FinishPass()
    {
        if (_waiting > 0)
            Count(1);
        MultiplyScale();
    }

    private void Count(float scaleOfBias)
    {
        for (int i = 0; i < _sums.Length; i++)
            _sums[i] += _weights[i] * (_waiting * _scale);
        _biasSum += _bias * _waiting * scaleOfBias;
        _counted += _waiting;
        _waiting = 0;
        _stepsCounted += _stepsWaiting;
        _stepsWaiting = 0;
    }

    private void MultiplyScale()
    {
        for (int i = 0; i < _weights.Length; i++)
            _weights[i] *= _scale;
        _scale = 1;
    }
}
