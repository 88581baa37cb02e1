using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>
/// Boosted decision trees for two classes, by the gradients of the logistic loss, with a Newton step at each leaf
/// (Burges 2010, "From RankNet to LambdaRank to LambdaMART", section 6).
/// </summary>
public sealed class FastTreeBinaryTrainer
    : TreeTrainerBase<BinaryPredictionTransformer<CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator>>>
{
    // Bound of a leaf's output.
    private const double LargestOutput = 100;

    private readonly double _learningRate;

    internal FastTreeBinaryTrainer(
        IHostEnvironment environment,
        string label,
        string features,
        string weights,
        int leaves,
        int trees,
        int least,
        double learningRate)
        : base(environment, BooleanDataViewType.Instance, label, features, weights, leaves, trees, least)
    {
        _learningRate = learningRate;
    }

    private protected override IEnumerable<SchemaShape.Column> OutputColumns() =>
    [
        SchemaShape.Shape("Score", NumberDataViewType.Single, null),
        SchemaShape.Shape("Probability", NumberDataViewType.Single, null),
        SchemaShape.Shape("PredictedLabel", BooleanDataViewType.Instance, null),
    ];

    private protected override BinaryPredictionTransformer<CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator>> Train(
        TreeData data, DataViewSchema schema)
    {
        // The loss is that of a sigmoid of this slope.
        double slope = 2 * _learningRate;
        RegressionTree[] trees = BoostedTrees.Grow(
            data, new TreeGrower(data, Leaves, Least), Trees, SetGradients,
            (leaf, gradients) => Step(leaf, gradients, slope));
        var model = new FastTreeBinaryModelParameters(data.FeatureCount, trees);
        var calibrator = new PlattCalibrator(-slope, 0);
        return new(
            Environment,
            new CalibratedModelParameters<FastTreeBinaryModelParameters, PlattCalibrator>(model, calibrator),
            schema,
            Features);

        void SetGradients(double[] scores, double[] gradients)
        {
            for (int row = 0; row < scores.Length; row++)
            {
                int sign = data.Labels[row] > 0 ? 1 : -1;
                gradients[row] = sign * slope / (1 + Math.Exp(sign * slope * scores[row]));
            }
        }
    }

    private double Step(TreeLeaf leaf, double[] gradients, double slope)
    {
        double curvature = 0;
        foreach (int row in leaf.Rows)
        {
            double size = Math.Abs(gradients[row]);
            curvature += size * (slope - size);
        }
        double output = _learningRate * leaf.Targets / Math.Max(curvature, double.Epsilon);
        return Math.Clamp(output, -LargestOutput, LargestOutput);
    }
}
