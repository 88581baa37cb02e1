using Microsoft.ML.Model;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>A random forest: the score is the mean of what its trees say.</summary>
public sealed class FastForestRegressionModelParameters : TreeEnsembleModelParameters
{
    internal const string Signature = "FastForestRegressionExec";

    internal FastForestRegressionModelParameters(int featureCount, RegressionTree[] trees) : base(featureCount, trees)
    {
    }

    internal FastForestRegressionModelParameters(ModelLoadContext context) : base(context)
    {
    }

    private protected override string ModelSignature => Signature;

    private protected override float Score(double sum, int treeCount) => (float)sum / treeCount;
}
