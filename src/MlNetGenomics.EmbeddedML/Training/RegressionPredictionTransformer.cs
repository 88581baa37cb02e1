using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Scores a column of vectors with a regression model.</summary>
public sealed class RegressionPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel>
    where TModel : class
{
    // The signature is ML.NET's own, which callers reach from outside: keep it.
    internal RegressionPredictionTransformer(
        IHostEnvironment env, TModel model, DataViewSchema inputSchema, string featureColumn)
        : base(env, model, inputSchema, featureColumn)
    {
    }

    private protected override string Signature => PredictionLoader.RegressionSignature;

    private protected override RowMapper MakeMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    private sealed class Mapper(RegressionPredictionTransformer<TModel> parent, DataViewSchema schema)
        : ScoreMapper(parent, schema)
    {
        public override DataViewSchema.DetachedColumn[] GetOutputColumns() =>
            [new("Score", NumberDataViewType.Single, AnnotationKinds.ForScore("Regression"))];

        public override Delegate[] CreateGetters(
            DataViewRow input, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            return [activeOutput(0) ? Score(input) : null];
        }
    }
}
