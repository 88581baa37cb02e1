using Microsoft.ML.Data;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>Decision trees whose outputs make a score.</summary>
public abstract class TreeEnsembleModelParameters : IScalarPredictor
{
    private readonly int _featureCount;
    private readonly RegressionTree[] _trees;

    private protected TreeEnsembleModelParameters(int featureCount, RegressionTree[] trees)
    {
        _featureCount = featureCount;
        _trees = trees;
    }

    private protected TreeEnsembleModelParameters(ModelLoadContext context)
    {
        _featureCount = context.Reader.ReadInt32();
        Check.Decode(_featureCount >= 0, "The model has a negative number of features");
        _trees = new RegressionTree[context.ReadCount(2 * sizeof(int))];
        for (int i = 0; i < _trees.Length; i++)
            _trees[i] = RegressionTree.Load(context, _featureCount);
    }

    /// <inheritdoc/>
    int IScalarPredictor.InputSize => _featureCount;

    private protected abstract string ModelSignature { get; }

    /// <inheritdoc/>
    float IScalarPredictor.Predict(in VBuffer<float> features)
    {
        Check.That(
            features.Length == _featureCount,
            $"Vectors of {features.Length} features do not fit a model of {_featureCount}");
        // Arrays of its own: a sparse vector's may be long enough to be written over by what is read from them.
        VBuffer<float> dense = default;
        if (!features.IsDense)
            features.CopyToDense(ref dense);
        ReadOnlySpan<float> values = features.IsDense ? features.GetValues() : dense.GetValues();
        double sum = 0;
        foreach (RegressionTree tree in _trees)
            sum += tree.Output(values);
        return Score(sum, _trees.Length);
    }

    /// <inheritdoc/>
    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        ctx.Begin(ModelSignature);
        ctx.Writer.Write(_featureCount);
        ctx.Writer.Write(_trees.Length);
        foreach (RegressionTree tree in _trees)
            tree.Save(ctx.Writer);
    }

    /// <summary>The score that a sum of outputs makes.</summary>
    private protected virtual float Score(double sum, int treeCount) => (float)sum;
}
