using Microsoft.ML.Model;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Boosted decision trees: the score is the sum of what they say.</summary>
public sealed class FastTreeRegressionModelParameters : TreeEnsembleModelParameters
{
    internal const string Signature = "FastTreeRegressionExec";

    internal FastTreeRegressionModelParameters(int featureCount, RegressionTree[] trees) : base(featureCount, trees)
    {
    }

    internal FastTreeRegressionModelParameters(ModelLoadContext context) : base(context)
    {
    }

    private protected override string ModelSignature => Signature;
}
