using Microsoft.ML.Data;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>Weights and bias of a linear model.</summary>
public abstract class LinearModelParameters : IScalarPredictor
{
    private readonly VBuffer<float> _weights;

    private protected LinearModelParameters(in VBuffer<float> weights, float bias)
    {
        foreach (float weight in weights.GetValues())
        {
            Check.Param(
                float.IsFinite(weight), nameof(weights), "Cannot initialize linear predictor with non-finite weights");
        }
        Check.Param(float.IsFinite(bias), nameof(bias), "Cannot initialize linear predictor with non-finite bias");
        _weights = weights;
        Bias = bias;
    }

    private protected LinearModelParameters(ModelLoadContext context)
    {
        Bias = context.Reader.ReadSingle();
        var weights = new float[context.ReadCount(sizeof(float))];
        for (int i = 0; i < weights.Length; i++)
            weights[i] = context.Reader.ReadSingle();
        Check.Decode(float.IsFinite(Bias) && weights.All(float.IsFinite), "The model has weights that are not numbers");
        _weights = new VBuffer<float>(weights.Length, weights);
    }

    /// <summary>One weight a feature.</summary>
    public IReadOnlyList<float> Weights => [.. _weights.DenseValues()];

    /// <summary>Added to every score.</summary>
    public float Bias { get; protected set; }

    /// <inheritdoc/>
    int IScalarPredictor.InputSize => _weights.Length;

    private protected abstract string ModelSignature { get; }

    /// <inheritdoc/>
    float IScalarPredictor.Predict(in VBuffer<float> features)
    {
        Check.That(
            features.Length == _weights.Length,
            $"Vectors of {features.Length} features do not fit a model of {_weights.Length}");
        double sum = Bias;
        ReadOnlySpan<float> values = features.GetValues();
        ReadOnlySpan<int> indices = features.GetIndices();
        for (int i = 0; i < values.Length; i++)
            sum += (double)values[i] * _weights.GetItemOrDefault(features.IsDense ? i : indices[i]);
        return (float)sum;
    }

    /// <inheritdoc/>
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ctx.Begin(ModelSignature);
        ctx.Writer.Write(Bias);
        ctx.Writer.Write(_weights.Length);
        foreach (float weight in _weights.DenseValues())
            ctx.Writer.Write(weight);
    }
}
