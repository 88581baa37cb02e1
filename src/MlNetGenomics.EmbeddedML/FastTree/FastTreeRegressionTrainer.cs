using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Boosted decision trees for regression, by squared error; scores start at 0.</summary>
public sealed class FastTreeRegressionTrainer
    : TreeTrainerBase<RegressionPredictionTransformer<FastTreeRegressionModelParameters>>
{
    private readonly double _learningRate;

    internal FastTreeRegressionTrainer(
        IHostEnvironment environment,
        string label,
        string features,
        string weights,
        int leaves,
        int trees,
        int least,
        double learningRate)
        : base(environment, NumberDataViewType.Single, label, features, weights, leaves, trees, least)
    {
        _learningRate = learningRate;
    }

    private protected override RegressionPredictionTransformer<FastTreeRegressionModelParameters> Train(
        TreeData data, DataViewSchema schema)
    {
        RegressionTree[] trees = BoostedTrees.Grow(
            data, new TreeGrower(data, Leaves, Least), Trees, SetGradients,
            (leaf, _) => _learningRate * leaf.Targets / leaf.Rows.Length);
        return new(Environment, new FastTreeRegressionModelParameters(data.FeatureCount, trees), schema, Features);

        void SetGradients(double[] scores, double[] gradients)
        {
            for (int row = 0; row < scores.Length; row++)
                gradients[row] = data.Labels[row] - scores[row];
        }
    }
}
