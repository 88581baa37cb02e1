using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

/// <summary>
/// Linear regression by stochastic gradient descent with averaged weights. Rows whose label or features are not numbers
/// are left out.
/// </summary>
public sealed class OnlineGradientDescentTrainer
    : IEstimator<RegressionPredictionTransformer<LinearRegressionModelParameters>>
{
    private readonly IHost _host;
    private readonly string _label;
    private readonly string _features;
    private readonly IRegressionLoss _loss;
    private readonly float _learningRate;
    private readonly bool _decreases;
    private readonly float _shrinkage;
    private readonly int _passes;

    internal OnlineGradientDescentTrainer(
        IHostEnvironment environment,
        string label,
        string features,
        IRegressionLoss loss,
        float learningRate,
        bool decreases,
        float shrinkage,
        int passes)
    {
        Check.NonEmpty(label, nameof(label));
        Check.NonEmpty(features, nameof(features));
        Check.Param(passes > 0, "NumberOfIterations", "must be positive");
        Check.Param(learningRate > 0, "LearningRate", "must be positive");
        Check.Param(shrinkage is >= 0 and < 0.5f, "L2Regularization", "must be in range [0, 0.5)");
        _host = environment.Register("Stochastic Gradient Descent (Regression)");
        _label = label;
        _features = features;
        _loss = loss;
        _learningRate = learningRate;
        _decreases = decreases;
        _shrinkage = shrinkage;
        _passes = passes;
    }

    /// <inheritdoc/>
    public RegressionPredictionTransformer<LinearRegressionModelParameters> Fit(IDataView input)
    {
        Check.Value(input, nameof(input));
        GetOutputSchema(SchemaShape.Create(input.Schema));
        int featureCount = ((VectorDataViewType)input.Schema[_features].Type).Size;
        Check.That(featureCount > 0, "Cannot train with zero features!");
        var weights = new AveragedWeights(featureCount, _learningRate, _decreases, _shrinkage);
        for (int pass = 0; pass < _passes; pass++)
            Pass(input, weights);
        float[] means = weights.Weights;
        Check.That(
            float.IsFinite(weights.Bias) && means.All(float.IsFinite),
            "The weights/bias contain invalid values (NaN or Infinite). Potential causes: high learning rates, no " +
            "normalization, high initial weights, etc.");
        var model = new LinearRegressionModelParameters(
            _host, new VBuffer<float>(featureCount, means), weights.Bias);
        return new RegressionPredictionTransformer<LinearRegressionModelParameters>(
            _host, model, input.Schema, _features);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        inputSchema.Require("feature", _features, "Vector<Single>", "inputSchema");
        inputSchema.Require("label", _label, "Single", "labelCol");
        return inputSchema.With([SchemaShape.Shape("Score", NumberDataViewType.Single, null)]);
    }

    private void Pass(IDataView input, AveragedWeights weights)
    {
        DataViewSchema.Column labelColumn = input.Schema[_label], featureColumn = input.Schema[_features];
        using DataViewRowCursor cursor = input.GetRowCursor(
            [labelColumn, featureColumn], input.CanShuffle ? _host.Rand : null);
        ValueGetter<float> getLabel = cursor.GetGetter<float>(labelColumn);
        ValueGetter<VBuffer<float>> getFeatures = cursor.GetGetter<VBuffer<float>>(featureColumn);
        float label = 0;
        VBuffer<float> features = default;
        bool isEmpty = true;
        while (cursor.MoveNext())
        {
            getLabel(ref label);
            getFeatures(ref features);
            if (!float.IsFinite(label) || !AllNumbers(features.GetValues()))
                continue;
            isEmpty = false;
            float score = weights.Score(features);
            if (_loss.Loss(score, label) != 0 || _shrinkage > 0)
                weights.Step(features, _loss.Derivative(score, label));
            weights.Next();
        }
        Check.That(!isEmpty, "No valid training instances found, all instances have missing features.");
        weights.FinishPass();
    }

    private static bool AllNumbers(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
                return false;
        }
        return true;
    }
}
