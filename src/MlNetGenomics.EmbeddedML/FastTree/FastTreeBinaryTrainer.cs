using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>
/// Boosted decision trees for two classes: each tree fits the gradients of the logistic loss by least squares, split by
/// split where most is gained, and its leaves then take a Newton step (Burges 2010, "From RankNet to LambdaRank to
/// LambdaMART", section 6; Friedman 2001, doi:10.1214/aos/1013203451). Features that are not numbers are
/// refused here.
/// </summary>
public sealed class FastTreeBinaryTrainer
    : IEstimator<BinaryPredictionTransformer<CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator>>>
{
    // Bound of a leaf's output.
    private const double LargestOutput = 100;

    private readonly IHostEnvironment _environment;
    private readonly string _label;
    private readonly string _features;
    private readonly int _leaves;
    private readonly int _trees;
    private readonly int _least;
    private readonly double _learningRate;

    internal FastTreeBinaryTrainer(
        IHostEnvironment environment,
        string label,
        string features,
        int leaves,
        int trees,
        int least,
        double learningRate)
    {
        Check.That(leaves >= 2, "NumberOfLeaves: Must be at least 2.");
        Check.That(trees > 0, "NumberOfTrees: Must be positive.");
        Check.That(learningRate > 0, "LearningRate: Must be positive.");
        _environment = environment;
        _label = label;
        _features = features;
        _leaves = leaves;
        _trees = trees;
        _least = least;
        _learningRate = learningRate;
    }

    /// <inheritdoc/>
    public BinaryPredictionTransformer<CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator>> Fit(
        IDataView input)
    {
        Check.Value(input, nameof(input));
        TreeData data = TreeData.Read(input, _label, _features);
        // The loss is that of a sigmoid of this slope.
        double slope = 2 * _learningRate;
        var scores = new double[data.Labels.Length];
        var gradients = new double[scores.Length];
        var curvatures = new double[scores.Length];
        var grower = new TreeGrower(data, _leaves, _least);
        var trees = new List<RegressionTree>();
        for (int i = 0; i < _trees; i++)
        {
            for (int row = 0; row < scores.Length; row++)
            {
                int sign = data.Labels[row] ? 1 : -1;
                gradients[row] = sign * slope / (1 + Math.Exp(sign * slope * scores[row]));
                double size = Math.Abs(gradients[row]);
                curvatures[row] = size * (slope - size);
            }
            if (grower.Grow(gradients) is not { } grown)
                break;
            trees.Add(grown.ToTree(rows => Step(rows, gradients, curvatures)));
            grown.AddOutputs(trees[^1], scores);
        }
        var model = new FastTreeBinaryModelParameters(data.Features.Length, [.. trees]);
        var calibrator = new PlattCalibrator(-slope, 0);
        return new(
            _environment,
            new CalibratedModelParameters<FastTreeBinaryModelParameters, PlattCalibrator>(model, calibrator),
            input.Schema,
            _features);
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        Check.Value(inputSchema, nameof(inputSchema));
        Require(inputSchema, "feature", _features, "Vector<Single>");
        Require(inputSchema, "label", _label, "Boolean");
        return inputSchema.With(
        [
            SchemaShape.Shape("Score", NumberDataViewType.Single, null),
            SchemaShape.Shape("Probability", NumberDataViewType.Single, null),
            SchemaShape.Shape("PredictedLabel", BooleanDataViewType.Instance, null),
        ]);
    }

    private static void Require(SchemaShape shape, string role, string name, string type)
    {
        if (!shape.TryFindColumn(name, out SchemaShape.Column column))
            throw Check.Missing("inputSchema", role, name);
        if (column.TypeString != type)
            throw Check.Mismatch("inputSchema", role, name, type, column.TypeString);
    }

    private double Step(int[] rows, double[] gradients, double[] curvatures)
    {
        double gradient = 0, curvature = 0;
        foreach (int row in rows)
        {
            gradient += gradients[row];
            curvature += curvatures[row];
        }
        double output = _learningRate * gradient / Math.Max(curvature, double.Epsilon);
        return Math.Clamp(output, -LargestOutput, LargestOutput);
    }
}
