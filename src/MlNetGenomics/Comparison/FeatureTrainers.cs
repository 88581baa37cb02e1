using Microsoft.ML;

namespace MlNetGenomics.Comparison;

/// <summary>
/// The ways to train on features that a baseline chooses from. The published comparisons name the trainers and
/// no settings, so these are ours: small grids around what is known to work.
/// </summary>
internal static class FeatureTrainers
{
    // Of the longest step that cannot diverge: one over the mean squared length of a row, its constant included.
    private static readonly double[] StepShares = [0.02, 0.1];

    // What is added to the mean squared error: this times the mean variance of a count, times the squared weights.
    private static readonly double[] Penalties = [0, 0.5, 1.5, 5, 15];

    private static readonly int[] Passes = [5, 30];

    /// <summary>
    /// Linear regression by gradient descent with averaged weights and steps that stay the same (Polyak and Juditsky
    /// 1992, doi:10.1137/0330046). Counts stay as they are, and sparse: the step is scaled by them instead.
    /// </summary>
    public static IReadOnlyList<FeatureTrainer> Sgd() =>
    [
        .. from share in StepShares
           from penalty in Penalties
           from passes in Passes
           select new FeatureTrainer(
               FormattableString.Invariant($"step {share}, L2 {penalty}, {passes} passes"),
               (context, rows) =>
               {
                   double step = share / (1 + rows.MeanSquaredLength);
                   // ML.NET takes twice this share off the weights at each step, whatever the step's length.
                   double shrinkage = step * penalty * rows.MeanVariance;
                   return context.Regression.Trainers.OnlineGradientDescent(
                       nameof(FeatureRow.Label),
                       FeatureRow.FeatureColumn,
                       learningRate: (float)step,
                       decreaseLearningRate: false,
                       l2Regularization: (float)shrinkage,
                       numberOfIterations: passes);
               }),
    ];

    /// <summary>Boosted trees: ML.NET's defaults, and more and smaller steps of small trees.</summary>
    /// <param name="areClasses">Whether labels are classes.</param>
    public static IReadOnlyList<FeatureTrainer> FastTree(bool areClasses)
    {
        (int Leaves, int Trees, double Rate)[] settings = [(20, 100, 0.2), (20, 100, 0.05), (6, 300, 0.05)];
        return
        [
            .. settings.Select(setting => new FeatureTrainer(
                FormattableString.Invariant($"{setting.Trees} trees of {setting.Leaves} leaves, rate {setting.Rate}"),
                (context, _) => areClasses
                    ? context.BinaryClassification.Trainers.FastTree(
                        nameof(FeatureRow.IsPositive),
                        FeatureRow.FeatureColumn,
                        numberOfLeaves: setting.Leaves,
                        numberOfTrees: setting.Trees,
                        learningRate: setting.Rate)
                    : context.Regression.Trainers.FastTree(
                        nameof(FeatureRow.Label),
                        FeatureRow.FeatureColumn,
                        numberOfLeaves: setting.Leaves,
                        numberOfTrees: setting.Trees,
                        learningRate: setting.Rate))),
        ];
    }

    /// <summary>A random forest: ML.NET's defaults, and larger trees.</summary>
    public static IReadOnlyList<FeatureTrainer> FastForest()
    {
        int[] leaves = [20, 100];
        return
        [
            .. leaves.Select(count => new FeatureTrainer(
                FormattableString.Invariant($"100 trees of {count} leaves"),
                (context, _) => context.Regression.Trainers.FastForest(
                    nameof(FeatureRow.Label), FeatureRow.FeatureColumn, numberOfLeaves: count, numberOfTrees: 100))),
        ];
    }
}
