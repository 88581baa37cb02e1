using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>
/// A random forest for regression: each tree is grown on .7 of the rows and of the features, drawn anew, and its splits
/// take a better feature with a chance of .7 only. The seeds are ML.NET's, and the same for every context.
/// </summary>
public sealed class FastForestRegressionTrainer
    : TreeTrainerBase<RegressionPredictionTransformer<FastForestRegressionModelParameters>>
{
    private const int Seed = 123;
    private const double ShareOfRows = 0.7;
    private const double ShareOfFeatures = 0.7;

    internal FastForestRegressionTrainer(
        IHostEnvironment environment, string label, string features, string weights, int leaves, int trees, int least)
        : base(environment, NumberDataViewType.Single, label, features, weights, leaves, trees, least)
    {
    }

    private protected override RegressionPredictionTransformer<FastForestRegressionModelParameters> Train(
        TreeData data, DataViewSchema schema)
    {
        var grower = new TreeGrower(data, Leaves, Least, new Random(Seed));
        Random ofRows = new(Seed), ofFeatures = new(Seed);
        var trees = new List<RegressionTree>();
        for (int i = 0; i < Trees; i++)
        {
            bool[] isActive = [.. data.Features.Select(_ => ofFeatures.NextDouble() <= ShareOfFeatures)];
            int[] rows = [.. Enumerable.Range(0, data.Labels.Length).Where(_ => ofRows.NextDouble() < ShareOfRows)];
            if (grower.Grow(data.Labels, rows, isActive) is { } grown)
                trees.Add(grown.ToTree(leaf => leaf.Targets / leaf.Rows.Length));
        }
        return new(
            Environment, new FastForestRegressionModelParameters(data.FeatureCount, [.. trees]), schema, Features);
    }
}
