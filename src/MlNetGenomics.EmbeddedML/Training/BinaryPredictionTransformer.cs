using Microsoft.ML.Calibrators;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>
/// Scores a column of vectors with a model of two classes: the score, whether it is above a threshold, and, of a
/// calibrated model, its probability.
/// </summary>
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

        private readonly ICalibratedPredictor _calibrated = parent.Model as ICalibratedPredictor;

        public override DataViewSchema.DetachedColumn[] GetOutputColumns()
        {
            DataViewSchema.DetachedColumn predicted =
                new("PredictedLabel", BooleanDataViewType.Instance, AnnotationKinds.ForScore(Kind, "PredictedLabel"));
            DataViewSchema.DetachedColumn score =
                new("Score", NumberDataViewType.Single, AnnotationKinds.ForScore(Kind));
            DataViewSchema.DetachedColumn probability = new(
                "Probability", NumberDataViewType.Single, AnnotationKinds.ForScore(Kind, "Probability", isNormalized: true));
            return _calibrated is null ? [predicted, score] : [predicted, score, probability];
        }

        public override Delegate[] CreateGetters(
            DataViewRow input, Func<int, bool> activeOutput, out Action disposer)
        {
            disposer = null;
            Delegate[] getters = new Delegate[GetOutputColumns().Length];
            if (!Enumerable.Range(0, getters.Length).Any(activeOutput))
                return getters;
            ValueGetter<float> get = Score(input);
            ValueGetter<bool> predict = (ref bool label) =>
            {
                float score = 0;
                get(ref score);
                label = score > parent._threshold;
            };
            ValueGetter<float> calibrate = (ref float probability) =>
            {
                float score = 0;
                get(ref score);
                probability = _calibrated.PredictProbability(score);
            };
            Delegate[] all = [predict, get, calibrate];
            for (int i = 0; i < getters.Length; i++)
                getters[i] = activeOutput(i) ? all[i] : null;
            return getters;
        }
    }
}
