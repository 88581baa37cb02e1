using Microsoft.ML.Data;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Boosted decision trees: the score is the sum of what they say.</summary>
public sealed class FastTreeBinaryModelParameters : IScalarPredictor
{
    internal const string Signature = "FastTreeBinaryExec";

    private readonly int _featureCount;
    private readonly RegressionTree[] _trees;

    internal FastTreeBinaryModelParameters(int featureCount, RegressionTree[] trees)
    {
        _featureCount = featureCount;
        _trees = trees;
    }

    internal FastTreeBinaryModelParameters(ModelLoadContext context)
    {
        _featureCount = context.Reader.ReadInt32();
        Check.Decode(_featureCount >= 0, "The model has a negative number of features");
        _trees = new RegressionTree[context.ReadCount(2 * sizeof(int))];
        for (int i = 0; i < _trees.Length; i++)
            _trees[i] = RegressionTree.Load(context, _featureCount);
    }

    /// <inheritdoc/>
    int IScalarPredictor.InputSize => _featureCount;

    /// <inheritdoc/>
    float IScalarPredictor.Predict(in VBuffer<float> features)
    {
        Check.That(
            features.Length == _featureCount,
            $"Vectors of {features.Length} features do not fit a model of {_featureCount}");
        VBuffer<float> dense = features;
        if (!features.IsDense)
            features.CopyToDense(ref dense);
        double score = 0;
        foreach (RegressionTree tree in _trees)
            score += tree.Output(dense.GetValues());
        return (float)score;
    }

    /// <inheritdoc/>
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ctx.Begin(Signature);
        ctx.Writer.Write(_featureCount);
        ctx.Writer.Write(_trees.Length);
        foreach (RegressionTree tree in _trees)
            tree.Save(ctx.Writer);
    }
}
