using Microsoft.ML.Model;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Boosted decision trees of two classes: the score is the sum of what they say.</summary>
public sealed class FastTreeBinaryModelParameters : TreeEnsembleModelParameters
{
    internal const string Signature = "FastTreeBinaryExec";

    internal FastTreeBinaryModelParameters(int featureCount, RegressionTree[] trees) : base(featureCount, trees)
    {
    }

    internal FastTreeBinaryModelParameters(ModelLoadContext context) : base(context)
    {
    }

    private protected override string ModelSignature => Signature;
}
