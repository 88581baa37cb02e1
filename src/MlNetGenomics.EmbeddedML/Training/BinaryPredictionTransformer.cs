using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Scores a column of vectors with a model of two classes: the score, and whether it is above a threshold.</summary>
public sealed class BinaryPredictionTransformer<TModel> : SingleFeaturePredictionTransformerBase<TModel>
    where TModel : class
{
    private readonly float _threshold;

    // The signature is ML.NET's own, which callers reach from outside: keep it.
    internal BinaryPredictionTransformer(
        IHostEnvironment env,
        TModel model,
        DataViewSchema inputSchema,
        string featureColumn,
        float threshold = 0f,
        string thresholdColumn = "Score")
        : base(env, model, inputSchema, featureColumn)
    {
        Check.Param(
            thresholdColumn == "Score", nameof(thresholdColumn), $"mapper does not contain a column '{thresholdColumn}'");
        _threshold = threshold;
    }

    private protected override string Signature => PredictionLoader.BinarySignature;

    private protected override RowMapper MakeMapper(DataViewSchema inputSchema) => new Mapper(this, inputSchema);

    private protected override void SaveModel(ModelSaveContext context)
    {
        base.SaveModel(context);
        context.Writer.Write(_threshold);
    }

    private sealed class Mapper(BinaryPredictionTransformer<TModel> parent, DataViewSchema schema)
        : ScoreMapper(parent, schema)
    {
        private const string Kind = "BinaryClassification";

        public override DataViewSchema.DetachedColumn[] GetOutputColumns() =>
        [
            new("PredictedLabel", BooleanDataViewType.Instance, AnnotationKinds.ForScore(Kind, "PredictedLabel")),
            new("Score", NumberDataViewType.Single, AnnotationKinds.ForScore(Kind)),
        ];

        public override Delegate[] CreateGetters(
            DataViewRow input, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            ValueGetter<float> get = activeOutput(0) || activeOutput(1) ? Score(input) : null;
            ValueGetter<bool> predict = (ref bool label) =>
            {
                float score = 0;
                get(ref score);
                label = score > parent._threshold;
            };
            return [activeOutput(0) ? predict : null, activeOutput(1) ? get : null];
        }
    }
}
